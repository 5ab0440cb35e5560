package org.strowger.sip.leg;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the tasks of one leg one after another, in order. Whoever brings the first one runs it, and what comes meanwhile:
 * handing each over to another thread would cost more than most of them do. So nothing in a leg blocks, and nobody tells
 * a leg something while he holds a lock.
 */
final class Mailbox implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final String CALL_ID = "sipCallId";
    private static final String EXTENSION = "extension";

    private final String callId;
    private final String extension;
    private final Queue<Runnable> tasks = new ArrayDeque<>(4);
    private boolean running;

    Mailbox(String callId, String extension) {
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
        drain();
    }

    private void drain() {
        // The thread may be busy with another leg of the same call.
        String outerCallId = MDC.get(CALL_ID);
        String outerExtension = MDC.get(EXTENSION);
        MDC.put(CALL_ID, callId);
        MDC.put(EXTENSION, extension);
        try {
            for (Runnable task = next(); task != null; task = next()) {
                run(task);
            }
        } finally {
            restore(CALL_ID, outerCallId);
            restore(EXTENSION, outerExtension);
        }
    }

    private static void restore(String key, String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
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
