package org.strowger.sip.stack;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Tells from how long new work had to wait whether there is more to do than can be done in time. Waiting is what overload
 * is for a caller, whatever is short: processors, a lock, the database. Thread safe.
 */
public final class Pressure {
    /** Waiting that shows overload. Less than the 500 ms after which everybody says everything again. */
    private static final long TOO_LONG = TimeUnit.MILLISECONDS.toNanos(150);

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongSupplier nanoTime;
    private final AtomicLong highUntil;

    public Pressure(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.highUntil = new AtomicLong(nanoTime.getAsLong());
    }

    /** Something new waited so long until it was begun. */
    public void waited(long nanos) {
        if (nanos > TOO_LONG) {
            highUntil.accumulateAndGet(nanoTime.getAsLong() + WINDOW, Math::max);
        }
    }

    /** Nothing new should be begun now. */
    public boolean high() {
        return highUntil.get() - nanoTime.getAsLong() > 0;
    }
}
