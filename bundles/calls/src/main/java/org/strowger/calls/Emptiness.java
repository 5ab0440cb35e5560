package org.strowger.calls;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets a thread wait until the last of something has left. Nobody comes any more once it is waited for. */
final class Emptiness {
    private final BooleanSupplier empty;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean awaited;

    Emptiness(BooleanSupplier empty) {
        this.empty = empty;
    }

    /** One has left. */
    void check() {
        if (awaited && empty.getAsBoolean()) {
            left.countDown();
        }
    }

    /** False when some are still there after the time, or the thread was interrupted. */
    boolean await(Duration longest) {
        awaited = true;
        check();
        try {
            return left.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
