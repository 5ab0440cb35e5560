package org.strowger.api.core;

import java.time.Clock;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only source of time. Delays run on monotonic time, so that a jump of the wall clock neither fires nor delays
 * them. Tests inject a manual one.
 */
@ProviderType
public interface Scheduler {
    /** Wall-clock time, for what is shown or stored. */
    Clock clock();

    /** Monotonic nanoseconds, for measuring. */
    long nanoTime();

    /** Runs a short task once on a timer thread; a task that may block must hand over to a thread of its own. */
    Cancellable after(Duration delay, Runnable task);

    /** Runs a short task again and again, first after one period; a task that throws is logged and goes on. */
    Cancellable every(Duration period, Runnable task);

    /** A scheduled task. */
    @ProviderType
    interface Cancellable {
        /** Idempotent; true when the task will not run any more. */
        boolean cancel();
    }
}
