package org.strowger.config.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ItemRef;

/**
 * A commit about to be written.
 *
 * @param confirmBy null unless it is to be confirmed
 * @param settled versions that wait for confirmation no longer, because this commit undoes them
 * @param initial items that now have been made once and for all
 * @param purged types whose initial items are to be made again when they come back
 */
public record NewCommit(
        long version,
        Instant at,
        Author author,
        String comment,
        List<ItemChange> changes,
        Instant confirmBy,
        long rollbackOf,
        Collection<Long> settled,
        Collection<ItemRef> initial,
        Collection<String> purged) {
    public Commit masked() {
        return new Commit(
                version,
                at,
                author,
                comment,
                changes.stream().map(ItemChange::masked).toList(),
                confirmBy,
                rollbackOf);
    }
}
