package org.strowger.sip.server;

import java.util.concurrent.atomic.AtomicLong;
import org.strowger.api.core.Scheduler;

/** Lets through so many requests a second, with bursts of one second's worth, whatever their source. Thread safe. */
final class Admission {
    private static final long SECOND = 1_000_000_000L;
    private final Scheduler scheduler;
    private final long interval;
    /** Time up to which the allowance is used. */
    private final AtomicLong used;

    Admission(int perSecond, Scheduler scheduler) {
        this.scheduler = scheduler;
        this.interval = SECOND / Math.max(1, perSecond);
        this.used = new AtomicLong(scheduler.nanoTime() - SECOND);
    }

    boolean admit() {
        long now = scheduler.nanoTime();
        while (true) {
            long before = used.get();
            long next = Math.max(before, now - SECOND) + interval;
            if (next > now) {
                return false;
            }
            if (used.compareAndSet(before, next)) {
                return true;
            }
        }
    }
}
