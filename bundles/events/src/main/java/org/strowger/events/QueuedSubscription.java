package org.strowger.events;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus.Subscription;

/** One subscriber's queue. At most one worker drains it at a time, which keeps the order. */
final class QueuedSubscription<E extends DomainEvent> implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedSubscription.class);
    /** A worker moves on after that many events, so that a busy subscriber cannot hold it for ever. */
    private static final int BATCH = 256;

    private final String name;
    private final Class<E> kind;
    private final Queue<E> queue;
    private final Consumer<? super E> consumer;
    private final Executor workers;
    private final Consumer<? super QueuedSubscription<E>> onClose;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean closed;

    QueuedSubscription(
            String name,
            Class<E> kind,
            int capacity,
            Consumer<? super E> consumer,
            Executor workers,
            Consumer<? super QueuedSubscription<E>> onClose) {
        this.name = name;
        this.kind = kind;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.consumer = consumer;
        this.workers = workers;
        this.onClose = onClose;
    }

    void offer(DomainEvent event) {
        if (closed || !kind.isInstance(event)) {
            return;
        }
        if (!queue.offer(kind.cast(event)) && dropped.getAndIncrement() == 0) {
            LOG.warn("Subscriber {} is too slow: it begins to lose events", name);
        }
        schedule();
    }

    private void schedule() {
        if (!queue.isEmpty() && scheduled.compareAndSet(false, true)) {
            try {
                workers.execute(this::drain);
            } catch (RejectedExecutionException e) {
                LOG.debug("The event bus has stopped; {} gets nothing more", name);
            }
        }
    }

    private void drain() {
        E event;
        for (int i = 0; i < BATCH && !closed && (event = queue.poll()) != null; i++) {
            try {
                consumer.accept(event);
            } catch (RuntimeException e) {
                LOG.error("Subscriber {} failed on {}", name, event.type(), e);
            }
        }
        scheduled.set(false);
        if (!closed) {
            schedule();
        }
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        queue.clear();
    }
}
