package org.strowger.sip.leg;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the tasks of one leg one after another, in order, on whichever thread of the pool is free. */
final class Mailbox implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor pool;
    private final String callId;
    private final String extension;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Mailbox(Executor pool, String callId, String extension) {
        this.pool = pool;
        this.callId = callId;
        this.extension = extension;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            pool.execute(this::drain);
        } catch (RejectedExecutionException e) {
            LOG.debug("The SIP bundle is stopping, a task of {} is dropped", callId);
        }
    }

    private void drain() {
        MDC.put("sipCallId", callId);
        MDC.put("extension", extension);
        try {
            for (Runnable task = next(); task != null; task = next()) {
                run(task);
            }
        } finally {
            MDC.remove("sipCallId");
            MDC.remove("extension");
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A step of leg {} failed: {}", callId, e.toString());
            LOG.debug("Cause", e);
        }
    }
}
