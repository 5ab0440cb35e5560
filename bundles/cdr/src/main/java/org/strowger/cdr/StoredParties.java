package org.strowger.cdr;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;

/**
 * What is in the tables of the calls that go on, so that the database need not be asked before each write. Used by the
 * writer's thread alone.
 */
final class StoredParties {
    private final Map<String, Set<String>> ofCall = new HashMap<>();

    /** Whether the call has a row. */
    boolean has(CallRecord record) {
        return ofCall.containsKey(record.id());
    }

    /** The extensions of a record that the tables do not name yet. */
    Collection<String> missing(CallRecord record) {
        Set<String> stored = ofCall.getOrDefault(record.id(), Set.of());
        return extensions(record).stream().filter(e -> !stored.contains(e)).toList();
    }

    /** The record was written. One that is over will not come again. */
    void note(CallRecord record) {
        if (record.endedAt() == null) {
            ofCall.put(record.id(), extensions(record));
        } else {
            ofCall.remove(record.id());
        }
    }

    static Set<String> extensions(CallRecord record) {
        return Stream.concat(Stream.of(record.caller()), record.legs().stream().map(LegRecord::party))
                .map(party -> party.extension())
                .filter(extension -> !extension.isEmpty())
                .collect(Collectors.toSet());
    }
}
