package org.strowger.calls;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after another, in the order they came, on whatever thread of a shared pool is free. A task that throws
 * does not stop the others.
 */
final class SerialExecutor implements Executor {
    /** So many tasks in a row, then another call gets its turn on this thread. */
    private static final int BURST = 32;

    private final Executor pool;
    private final Guard guard;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** Runs each task and deals with what it throws. */
    interface Guard {
        void run(Runnable task);
    }

    SerialExecutor(Executor pool, Guard guard) {
        this.pool = pool;
        this.guard = guard;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            schedule();
        }
    }

    private void schedule() {
        try {
            pool.execute(this::drain);
        } catch (RejectedExecutionException stopped) {
            // The bundle is stopping and has ended this call already: nobody is left to tell.
            tasks.clear();
        }
    }

    private void drain() {
        int done = 0;
        while (true) {
            guard.run(tasks.remove());
            done++;
            if (pending.decrementAndGet() == 0) {
                return;
            }
            if (done == BURST) {
                schedule();
                return;
            }
        }
    }
}
