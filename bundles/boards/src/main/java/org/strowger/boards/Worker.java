package org.strowger.boards;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing after another, on a thread that is there only while something is to be done. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int IDLE_SECONDS = 5;

    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor executor;

    Worker(String name) {
        executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, name));
        executor.allowCoreThreadTimeOut(true);
    }

    void execute(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping, nothing is done any more");
        }
    }

    /** As {@link #execute}, unless the very same task waits already. */
    void executeOnce(Runnable task) {
        if (waiting.add(task)) {
            execute(() -> {
                waiting.remove(task);
                task.run();
            });
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the board cannot be looked after: {}", e.toString());
        }
    }

    /** Forgets what waits. What runs comes to its end, nobody waiting: it may wait for who stops us. */
    void stop() {
        executor.getQueue().clear();
        executor.shutdown();
    }
}
