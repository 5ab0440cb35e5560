package org.strowger.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.config.Conflict;
import org.strowger.api.config.Conflict.Deed;
import org.strowger.api.config.Conflict.Difference;
import org.strowger.api.config.ItemRef;
import org.strowger.config.model.Entry;
import org.strowger.config.value.Masker;
import org.strowger.config.value.StoredSecret;

/**
 * One item as two have changed it.
 *
 * @param base as it was before either; empty when there was none
 * @param mine as the transaction has it; empty when it deletes it
 * @param theirs as it is in force
 */
record Merge(ItemRef item, Optional<Entry> base, Optional<Entry> mine, Optional<Entry> theirs) {
    /** Whether both changed it, and not alike. */
    boolean conflicting() {
        return changed(mine) && changed(theirs) && !text(mine).equals(text(theirs));
    }

    private boolean changed(Optional<Entry> side) {
        return !text(side).equals(text(base));
    }

    private static Optional<String> text(Optional<Entry> entry) {
        return entry.map(Entry::text);
    }

    /** Whether one side deletes what the other keeps: then there is nothing to merge, one of them has to give way. */
    boolean whole() {
        return mine.isEmpty() || theirs.isEmpty();
    }

    Conflict conflict(String by, long version) {
        return new Conflict(item, deed(mine), deed(theirs), by, version, whole() ? List.of() : differences());
    }

    private Deed deed(Optional<Entry> side) {
        if (side.isEmpty()) {
            return Deed.DELETE;
        }
        return base.isEmpty() ? Deed.CREATE : Deed.UPDATE;
    }

    private List<Difference> differences() {
        List<Difference> out = new ArrayList<>();
        for (String field : fields()) {
            Object before = value(base, field);
            Object ours = value(mine, field);
            Object others = value(theirs, field);
            if (disputed(before, ours, others)) {
                boolean secret = isSecret(before) || isSecret(ours) || isSecret(others);
                out.add(new Difference(
                        field, Masker.masked(before), Masker.masked(ours), Masker.masked(others), secret));
            }
        }
        return out;
    }

    private static boolean isSecret(Object value) {
        return value instanceof StoredSecret;
    }

    private static boolean disputed(Object before, Object ours, Object others) {
        return !Objects.equals(before, ours) && !Objects.equals(before, others) && !Objects.equals(ours, others);
    }

    private Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(mine.orElseThrow().values().keySet());
        fields.addAll(theirs.orElseThrow().values().keySet());
        return fields;
    }

    private static Object value(Optional<Entry> side, String field) {
        return side.map(e -> e.values().get(field)).orElse(null);
    }

    /** Each field as the side has it that changed it. */
    Map<String, Object> values(Verdict verdict) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (String field : fields()) {
            Object before = value(base, field);
            Object ours = value(mine, field);
            Object others = value(theirs, field);
            boolean keepOurs = disputed(before, ours, others)
                    ? verdict.mine(item, field).orElse(false)
                    : !Objects.equals(before, ours);
            out.put(field, keepOurs ? ours : others);
        }
        return out;
    }

    /** Whether nobody has said whose is to stand. */
    boolean undecided(Verdict verdict) {
        if (whole()) {
            return verdict.mine(item, "").isEmpty();
        }
        return differences().stream()
                .anyMatch(d -> verdict.mine(item, d.field()).isEmpty());
    }
}
