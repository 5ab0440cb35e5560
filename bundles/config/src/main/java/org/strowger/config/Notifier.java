package org.strowger.config;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.config.ConfigConfirmed;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigReverted;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigUnconfirmed;
import org.strowger.api.config.ItemRef;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus;

/** Tells listeners, in order and on one thread of its own, and then everybody else. */
final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final List<ConfigListener> listeners = new CopyOnWriteArrayList<>();
    private final EventBus events;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "config-listeners"));

    Notifier(EventBus events) {
        this.events = events;
    }

    void publish(DomainEvent event) {
        events.publish(event);
    }

    /** @param current asked when the listener is told, so that it never hears of something older after a commit */
    void add(ConfigListener listener, Supplier<ConfigSnapshot> current) {
        listeners.add(listener);
        run(() -> call(listener, l -> l.refreshed(current.get())));
    }

    void remove(ConfigListener listener) {
        listeners.remove(listener);
    }

    void refreshed(Supplier<ConfigSnapshot> current) {
        run(() -> listeners.forEach(listener -> call(listener, l -> l.refreshed(current.get()))));
    }

    void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        run(() -> {
            listeners.forEach(listener -> call(listener, l -> l.committed(commit, previous, current)));
            events.publish(new ConfigCommitted(
                    commit.at(),
                    commit.version(),
                    commit.author().name(),
                    commit.author().door(),
                    items(commit)));
            if (commit.confirmBy() != null) {
                events.publish(new ConfigUnconfirmed(
                        commit.at(), commit.version(), commit.author().name(), commit.confirmBy(), items(commit)));
            }
        });
    }

    void confirmed(Instant at, Commit commit, Author by) {
        run(() -> events.publish(new ConfigConfirmed(at, commit.version(), by.name(), items(commit))));
    }

    void reverted(Instant at, Commit commit, long head) {
        run(() -> events.publish(new ConfigReverted(at, commit.version(), head, items(commit))));
    }

    private static List<ItemRef> items(Commit commit) {
        return commit.changes().stream().map(Change::item).toList();
    }

    /** On the thread of the notifications, so that everything is told in order. */
    void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping, nobody is told any more");
        }
    }

    private void call(ConfigListener listener, Consumer<ConfigListener> what) {
        if (!listeners.contains(listener)) {
            return;
        }
        try {
            what.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("listener {} failed: {}", listener.getClass().getName(), e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
