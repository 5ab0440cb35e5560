package org.strowger.calls;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The threads of all calls: a small pool that their executors share, and one for each running script. */
final class CallThreads {
    private final ExecutorService pool;
    private final ScriptThreads scripts;
    private final Duration drain;
    private final Object goneSignal = new Object();

    CallThreads(int poolSize, int maxScripts, Duration drain) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(poolSize, poolSize, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "calls-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        scripts = new ScriptThreads(maxScripts);
        this.drain = drain;
    }

    static CallThreads of(CallLimits limits) {
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        int poolSize = limits.threads() > 0 ? limits.threads() : cores;
        return new CallThreads(poolSize, limits.maxScripts(), Duration.ofSeconds(limits.drainSeconds()));
    }

    Executor pool() {
        return pool;
    }

    ScriptThreads scripts() {
        return scripts;
    }

    /** A call is over. */
    void signalGone() {
        synchronized (goneSignal) {
            goneSignal.notifyAll();
        }
    }

    /** Waits for the calls, ends the scripts, then the pool. False when calls were left. */
    boolean stop(BooleanSupplier empty) {
        boolean drained = await(empty);
        scripts.stop(drain);
        pool.shutdown();
        return drained;
    }

    private boolean await(BooleanSupplier empty) {
        long end = System.nanoTime() + drain.toNanos();
        synchronized (goneSignal) {
            long left = drain.toNanos();
            while (!empty.getAsBoolean() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(goneSignal, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                left = end - System.nanoTime();
            }
        }
        return empty.getAsBoolean();
    }
}
