package org.strowger.api.event;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Hands events from those to whom something happened to those who want to know. */
@ProviderType
public interface EventBus {
    /** Never blocks and never throws; order is kept per publishing thread. */
    void publish(DomainEvent event);

    /**
     * Subscribes to a kind of event (or {@link DomainEvent} for all). The consumer is called by one thread at a time, in
     * order. When its queue is full the newest event is dropped for this subscriber alone, and counted.
     *
     * @param name shown in diagnostics
     * @param capacity 1 to 100,000 events
     */
    <E extends DomainEvent> Subscription subscribe(
            String name, Class<E> kind, int capacity, Consumer<? super E> consumer);

    /** An open subscription. */
    @ProviderType
    interface Subscription extends AutoCloseable {
        /** Events that this subscriber has lost because it was too slow. */
        long dropped();

        /** After return the consumer is not called any more, except for a call that runs on another thread right now. */
        @Override
        void close();
    }
}
