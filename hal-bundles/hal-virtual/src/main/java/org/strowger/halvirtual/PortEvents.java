package org.strowger.halvirtual;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.PortEvent;

/** Tells what happens, in order and on one thread for all ports. */
final class PortEvents {
    private static final Logger LOG = LoggerFactory.getLogger(PortEvents.class);

    private static final int LONGEST_SECONDS = 1;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "hal-virtual-events");
        thread.setDaemon(true);
        return thread;
    });
    private final BoardListener listener;

    PortEvents(BoardListener listener) {
        this.listener = listener;
    }

    void tell(PortEvent event) {
        run(() -> listener.happened(event));
    }

    void changed() {
        run(listener::changed);
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the board has stopped, nobody is told any more");
        }
    }

    /** What waits is forgotten. */
    void stop() {
        thread.shutdownNow();
    }

    /** After the stop: returns once nobody is being told anything any more. Not while a lock is held that the listener may want. */
    void awaitSilence() {
        try {
            if (!thread.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a listener of the simulated board blocks");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
