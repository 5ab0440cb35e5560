package org.strowger.sip.transaction;

import java.time.Duration;

/** Timer values of RFC 3261 section 17. */
final class Times {
    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    static final Duration T4 = Duration.ofSeconds(5);
    /** 64*T1: timers B, D, F, H, J and L. */
    static final Duration GIVE_UP = T1.multipliedBy(64);

    private Times() {}

    /** Twice as long, at most T2. */
    static Duration twice(Duration interval) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(T2) > 0 ? T2 : twice;
    }
}
