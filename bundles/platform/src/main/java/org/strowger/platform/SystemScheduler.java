package org.strowger.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;

/** Real time. Two timer threads serve everybody, since tasks are short by contract. Immediate, so that nobody else's call makes it. */
@Component(immediate = true)
public class SystemScheduler implements Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);
    private static final int THREADS = 2;

    private final ScheduledThreadPoolExecutor executor;

    @Activate
    public SystemScheduler() {
        executor = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "strowger-timer");
            thread.setDaemon(true);
            thread.setContextClassLoader(SystemScheduler.class.getClassLoader());
            return thread;
        });
        // A thread remembers the classes of whoever causes it to be made: that must not be a plug-in that calls us.
        executor.prestartAllCoreThreads();
        // Most call timers are cancelled long before they are due; kept, they would pile up.
        executor.setRemoveOnCancelPolicy(true);
    }

    @Deactivate
    void deactivate() {
        executor.shutdownNow();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return cancellable(executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Cancellable every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        // Fixed delay, not rate: after a pause of the machine there must be no burst of catching up.
        return cancellable(executor.scheduleWithFixedDelay(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    private static Cancellable cancellable(Future<?> future) {
        return () -> future.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A timer task failed", e);
            }
        };
    }
}
