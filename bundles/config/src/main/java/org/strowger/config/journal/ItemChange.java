package org.strowger.config.journal;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.strowger.api.config.Change;
import org.strowger.api.config.ItemRef;
import org.strowger.config.value.Json;
import org.strowger.config.value.Masker;

/**
 * One item's difference as it is stored.
 *
 * @param before null when the item is new
 * @param after null when the item is deleted
 */
public record ItemChange(ItemRef item, String before, String after) {
    /** This and a later one as a single change. */
    ItemChange then(ItemChange later) {
        return new ItemChange(item, before, later.after);
    }

    ItemChange backwards() {
        return new ItemChange(item, after, before);
    }

    /** Whether there is a difference at all. */
    boolean real() {
        return !Objects.equals(before, after);
    }

    /** As doors may see it. */
    public Change masked() {
        Map<String, Object> old = before == null ? null : Json.readItem(before);
        Map<String, Object> now = after == null ? null : Json.readItem(after);
        Set<String> secrets = old != null && now != null ? Masker.changedSecrets(old, now) : Set.of();
        return new Change(
                item,
                old == null ? null : Masker.mask(old),
                now == null ? null : Masker.mask(now),
                !secrets.isEmpty(),
                secrets);
    }
}
