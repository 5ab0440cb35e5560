package org.strowger.trace;

import java.util.concurrent.TimeUnit;

/**
 * Lets so many calls a second be traced, and for a while more of them, so that however many calls come, tracing them does not
 * slow them down. Used by the tracer's thread alone.
 */
final class Pace {
    /** Seconds whose share can be used up at once. */
    private static final int BURST = 10;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private double left = Double.MAX_VALUE;
    private long at;
    private int passedOver;

    boolean admits(long now, int perSecond) {
        left = Math.min((double) BURST * perSecond, left + (now - at) / SECOND * perSecond);
        at = now;
        if (left < 1) {
            passedOver++;
            return false;
        }
        left--;
        return true;
    }

    /** How many were not admitted since this was asked last. */
    int passedOver() {
        int count = passedOver;
        passedOver = 0;
        return count;
    }
}
