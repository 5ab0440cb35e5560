package org.strowger.forwarding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/**
 * Changes the forwarding of an extension as its owner, by phone. Commits have a thread of their own: a script's thread may be
 * interrupted, and the database does not like that.
 */
@Component(service = ForwardingChanges.class)
public final class ForwardingChanges {
    private static final String DOOR = "phone";

    private final ConfigService config;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, "forwarding-changes"));

    @Activate
    public ForwardingChanges(@Reference ConfigService config) {
        this.config = config;
    }

    /** The number that was set last, be it in use or not; empty when there is none. */
    String target(String extension, ForwardKind kind) {
        return config.snapshot()
                .find(Forwarding.class, extension)
                .map(set -> set.rule(kind).target())
                .orElse("");
    }

    /**
     * Sets these fields of the extension's forwarding, and returns when they are in force.
     *
     * @throws ProblemException when they are refused
     */
    void set(String extension, Map<String, Object> fields) throws InterruptedException {
        Future<?> done = submit(() -> commit(extension, fields));
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Future<?> submit(Runnable task) {
        try {
            return worker.submit(task);
        } catch (RejectedExecutionException e) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE,
                    "forwarding.stopping",
                    "",
                    Text.of("Forwarding is being stopped", "呼叫转接正在停止"));
        }
    }

    /** Once more where somebody else has changed the same item at the same moment: what was named here is meant all the same. */
    private void commit(String extension, Map<String, Object> fields) {
        try {
            commitOnce(extension, fields);
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.CONFLICT) {
                throw e;
            }
            commitOnce(extension, fields);
        }
    }

    private void commitOnce(String extension, Map<String, Object> fields) {
        ConfigTransaction transaction = config.begin(new Author(extension, DOOR, ""));
        try {
            stage(transaction, extension, fields);
            transaction.commit("");
        } finally {
            transaction.discard();
        }
    }

    private static void stage(ConfigTransaction transaction, String extension, Map<String, Object> fields) {
        ConfigSnapshot now = transaction.proposed();
        if (now.find(Forwarding.class, extension).isPresent()) {
            transaction.patch(Forwarding.TYPE, extension, fields);
        } else if (!fields.values().stream().allMatch(Boolean.FALSE::equals)) {
            Map<String, Object> values = new LinkedHashMap<>(fields);
            values.put("extension", extension);
            transaction.create(Forwarding.TYPE, values);
        }
    }

    /** Lets a commit that runs come to its end. */
    @Deactivate
    void stop() {
        worker.shutdown();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
