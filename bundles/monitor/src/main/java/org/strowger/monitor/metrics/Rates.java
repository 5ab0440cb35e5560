package org.strowger.monitor.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How fast counters grow. Used by one thread. */
final class Rates {
    private final Map<String, Reading> before = new HashMap<>();

    private record Reading(long count, long nanos) {}

    /** Growth a second since the last time; nothing the first time, or when the counter began anew. */
    OptionalDouble perSecond(String name, long count, long nanos) {
        Reading last = before.put(name, new Reading(count, nanos));
        if (last == null || count < last.count || nanos <= last.nanos) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((count - last.count) * 1e9 / (nanos - last.nanos));
    }
}
