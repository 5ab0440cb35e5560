package org.strowger.cdr;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.strowger.api.call.CallRecord;

/**
 * What is in the tables of the calls that go on, so that the database need not be asked before each write. Used by the
 * writer's thread alone.
 */
final class StoredUses {
    private final Map<String, Set<Use>> ofCall = new HashMap<>();

    /** Whether the call has a row. */
    boolean has(CallRecord record) {
        return ofCall.containsKey(record.id());
    }

    /** What a record is found by, as far as the tables do not know it yet. */
    Collection<Use> missing(CallRecord record) {
        Set<Use> stored = ofCall.getOrDefault(record.id(), Set.of());
        return Use.of(record).stream().filter(use -> !stored.contains(use)).toList();
    }

    /** The record was written. One that is over will not come again. */
    void note(CallRecord record) {
        if (record.endedAt() == null) {
            ofCall.put(record.id(), Use.of(record));
        } else {
            ofCall.remove(record.id());
        }
    }
}
