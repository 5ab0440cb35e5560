package org.strowger.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus;

/** Keeps what is published, and hands it to subscribers at once on the publishing thread. */
public final class RecordingEventBus implements EventBus {
    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<DomainEvent>> consumers = new CopyOnWriteArrayList<>();

    @Override
    public void publish(DomainEvent event) {
        events.add(event);
        consumers.forEach(c -> c.accept(event));
    }

    @Override
    public <E extends DomainEvent> Subscription subscribe(
            String name, Class<E> kind, int capacity, Consumer<? super E> consumer) {
        Consumer<DomainEvent> filtered = event -> {
            if (kind.isInstance(event)) {
                consumer.accept(kind.cast(event));
            }
        };
        consumers.add(filtered);
        return new Subscription() {
            @Override
            public long dropped() {
                return 0;
            }

            @Override
            public void close() {
                consumers.remove(filtered);
            }
        };
    }

    public List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /** Published events of one kind, oldest first. */
    public <E extends DomainEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Names of the published events, oldest first. */
    public List<String> types() {
        return events.stream().map(DomainEvent::type).toList();
    }

    public void clear() {
        events.clear();
    }
}
