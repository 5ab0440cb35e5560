package org.strowger.monitor.metrics;

import java.util.ArrayDeque;
import java.util.Deque;

/** Growth of a counter within the last minute. Used by one thread. */
final class AttemptCounter {
    private static final long MINUTE = 60_000_000_000L;

    private final Deque<long[]> readings = new ArrayDeque<>();

    long lastMinute(long count, long nanos) {
        readings.addLast(new long[] {nanos, count});
        // The newest reading that is a minute old stays: growth is counted from it.
        while (readings.size() > 1 && nanos - second() >= MINUTE) {
            readings.removeFirst();
        }
        return Math.max(0, count - readings.peekFirst()[1]);
    }

    private long second() {
        return readings.stream().skip(1).findFirst().orElseThrow()[0];
    }
}
