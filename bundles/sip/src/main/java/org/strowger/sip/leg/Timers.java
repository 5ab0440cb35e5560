package org.strowger.sip.leg;

import java.time.Duration;

/** Timer values of RFC 3261 section 17 that the transaction user needs. */
final class Timers {
    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    /** 64*T1: how long an answer waits for its ACK, and a CANCEL for the INVITE's final response. */
    static final Duration GIVE_UP = T1.multipliedBy(64);

    private Timers() {}
}
