package org.strowger.sip.guard;

/** So many at once, and one more each interval after that. Guarded by its owner. */
final class Budget {
    /** @param interval nanoseconds until one more is allowed */
    record Limit(int burst, long interval) {
        static Limit of(int burst, int seconds) {
            return new Limit(burst, seconds * 1_000_000_000L);
        }
    }

    private final Limit limit;
    private double left;
    private long at;

    Budget(Limit limit, long now) {
        this.limit = limit;
        this.left = limit.burst();
        this.at = now;
    }

    boolean any(long now) {
        left = Math.min(limit.burst(), left + (double) (now - at) / limit.interval());
        at = now;
        return left >= 1;
    }

    /** True when this was the last one. */
    boolean take(long now) {
        boolean had = any(now);
        left = Math.max(0, left - 1);
        return had && left < 1;
    }
}
