package org.strowger.calls;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A pool that runs everything at once on whoever submits it, or, while it is held back, when it is released. */
final class QueuedPool extends AbstractExecutorService {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean heldBack;
    private volatile boolean shutdown;

    /** From now on tasks wait, so that a test can let several things happen "at the same time". */
    void holdBack() {
        heldBack = true;
    }

    void release() {
        heldBack = false;
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        if (heldBack) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
