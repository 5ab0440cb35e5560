package org.strowger.config;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.strowger.api.config.Author;
import org.strowger.api.config.ItemRef;

/**
 * What a commit is for.
 *
 * @param confirmBy null unless it is to be confirmed
 * @param rollbackOf version that is restored, or 0
 * @param settled versions that need no confirmation any more afterwards
 * @param initial items that are made from a declaration
 * @param purged types that are deleted as a whole
 * @param checked false only for a state that was in force before
 */
record CommitRequest(
        Author author,
        String comment,
        Instant confirmBy,
        long rollbackOf,
        Collection<Long> settled,
        Collection<ItemRef> initial,
        Collection<String> purged,
        boolean checked) {
    static CommitRequest of(Author author, String comment, Instant confirmBy) {
        return new CommitRequest(author, comment, confirmBy, 0, List.of(), List.of(), List.of(), true);
    }

    static CommitRequest restoring(
            Author author, String comment, long version, Collection<Long> settled, boolean checked) {
        return new CommitRequest(author, comment, null, version, settled, List.of(), List.of(), checked);
    }

    static CommitRequest initial(Author author, String comment, Collection<ItemRef> items) {
        return new CommitRequest(author, comment, null, 0, List.of(), items, List.of(), true);
    }

    static CommitRequest purging(Author author, String comment, Collection<String> types) {
        return new CommitRequest(author, comment, null, 0, List.of(), List.of(), types, true);
    }
}
