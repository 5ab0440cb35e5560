package org.strowger.monitor;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of this bundle: files are read here, and timers and calls go on meanwhile. */
@Component(service = Worker.class)
public class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Executor thread;

    @Activate
    public Worker() {
        this(Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "monitor");
            made.setDaemon(true);
            return made;
        }));
    }

    /** @param thread runs one task at a time */
    public Worker(Executor thread) {
        this.thread = thread;
    }

    /** One after another; what is handed over after the end is left undone. */
    public void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Too late: {}", task);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of monitoring failed: {}", e.toString());
            LOG.debug("Task failed", e);
        }
    }

    @Deactivate
    public void stop() {
        if (thread instanceof ExecutorService own) {
            own.shutdownNow();
        }
    }
}
