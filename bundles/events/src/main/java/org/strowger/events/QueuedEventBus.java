package org.strowger.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus;

/**
 * Every subscription has a queue of its own, drained by a small shared pool, one batch at a time: a slow subscriber
 * hurts only itself.
 */
@Component(immediate = true)
public class QueuedEventBus implements EventBus {
    private static final int THREADS = 4;
    private static final int MAX_CAPACITY = 100_000;

    private final List<QueuedSubscription<?>> subscriptions = new CopyOnWriteArrayList<>();
    private final ExecutorService workers;

    @Activate
    public QueuedEventBus() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "strowger-events-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(QueuedEventBus.class.getClassLoader());
                    return thread;
                });
        // A thread remembers the classes of whoever causes it to be made: that must not be a plug-in that publishes.
        pool.prestartAllCoreThreads();
        workers = pool;
    }

    @Deactivate
    void deactivate() {
        subscriptions.forEach(QueuedSubscription::close);
        workers.shutdown();
    }

    @Override
    public void publish(DomainEvent event) {
        for (QueuedSubscription<?> subscription : subscriptions) {
            subscription.offer(event);
        }
    }

    @Override
    public <E extends DomainEvent> Subscription subscribe(
            String name, Class<E> kind, int capacity, Consumer<? super E> consumer) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be 1 to " + MAX_CAPACITY + ", not " + capacity);
        }
        QueuedSubscription<E> subscription =
                new QueuedSubscription<>(name, kind, capacity, consumer, workers, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }
}
