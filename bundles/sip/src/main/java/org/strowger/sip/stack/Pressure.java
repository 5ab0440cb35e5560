package org.strowger.sip.stack;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells from how long new work had to wait whether there is more to do than can be done in time. Waiting is what overload
 * is for a caller, whatever is short: processors, a lock, the database. One that waits long is an accident (a class is
 * loaded, memory is collected); when half of several wait too long, there is a queue. Thread safe.
 */
public final class Pressure {
    /** Waiting that shows overload. Less than the 500 ms after which everybody says everything again. */
    private static final long TOO_LONG = TimeUnit.MILLISECONDS.toNanos(150);

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(100);
    /** In a window; fewer that wait are no overload, however long they do. */
    private static final int SEVERAL = 5;

    private final LongSupplier nanoTime;
    private long since;
    private int count;
    private int slow;
    private boolean high;

    public Pressure(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Something new waited so long until it was begun. */
    public synchronized void waited(long nanos) {
        look();
        count++;
        slow += nanos > TOO_LONG ? 1 : 0;
    }

    /** Nothing new should be begun now. */
    public synchronized boolean high() {
        look();
        return high;
    }

    private void look() {
        long now = nanoTime.getAsLong();
        long passed = now - since;
        if (passed >= WINDOW) {
            // What was seen in a window says nothing any more when nothing was seen for another.
            high = passed < 2 * WINDOW && slow >= SEVERAL && 2 * slow >= count;
            since = now;
            count = 0;
            slow = 0;
        }
    }
}
