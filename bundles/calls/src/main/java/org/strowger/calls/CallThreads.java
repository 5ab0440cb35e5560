package org.strowger.calls;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of all calls: a small pool that their executors share, and one for each running script. */
final class CallThreads {
    private final ExecutorService pool;
    private final ScriptThreads scripts;
    private final Duration drain;

    CallThreads(ExecutorService pool, int maxScripts, Duration drain) {
        this.pool = pool;
        this.scripts = new ScriptThreads(maxScripts);
        this.drain = drain;
    }

    static ExecutorService pool(int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "calls-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(CallThreads.class.getClassLoader());
                    return thread;
                });
        // A thread remembers the classes of whoever causes it to be made: that must not be a plug-in that calls us.
        pool.prestartAllCoreThreads();
        return pool;
    }

    static CallThreads of(CallLimits limits) {
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        int poolSize = limits.threads() > 0 ? limits.threads() : cores;
        return new CallThreads(pool(poolSize), limits.maxScripts(), Duration.ofSeconds(limits.drainSeconds()));
    }

    Executor pool() {
        return pool;
    }

    ScriptThreads scripts() {
        return scripts;
    }

    /** Ends what scripts still run, then the pool. */
    void stop() {
        scripts.stop(drain);
        pool.shutdown();
    }

    Duration drain() {
        return drain;
    }
}
