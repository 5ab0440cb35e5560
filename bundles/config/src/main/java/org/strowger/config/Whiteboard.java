package org.strowger.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one kind that come and go. They are fetched on a thread of their own, never while the configuration
 * service itself is being activated: many of them need that service, and would be part of a circle.
 */
final class Whiteboard<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

    private final Map<ServiceReference<S>, Guest> guests = new ConcurrentHashMap<>();
    private final BiConsumer<S, ServiceReference<S>> add;
    private final Consumer<S> remove;
    private final Executor thread;

    /** @param thread runs one task at a time, in order */
    Whiteboard(Executor thread, BiConsumer<S, ServiceReference<S>> add, Consumer<S> remove) {
        this.thread = thread;
        this.add = add;
        this.remove = remove;
    }

    void bind(ComponentServiceObjects<S> service) {
        Guest guest = new Guest(service);
        guests.put(service.getServiceReference(), guest);
        try {
            thread.execute(guest::enter);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping, nobody is let in any more");
        }
    }

    void unbind(ComponentServiceObjects<S> service) {
        Guest guest = guests.remove(service.getServiceReference());
        if (guest != null) {
            guest.leave();
        }
    }

    private final class Guest {
        private final ComponentServiceObjects<S> objects;
        private S service;
        private boolean gone;

        Guest(ComponentServiceObjects<S> objects) {
            this.objects = objects;
        }

        void enter() {
            S fetched = objects.getService();
            if (fetched != null && !settle(fetched)) {
                objects.ungetService(fetched);
            }
        }

        private synchronized boolean settle(S fetched) {
            if (!gone) {
                service = fetched;
                add.accept(fetched, objects.getServiceReference());
            }
            return !gone;
        }

        synchronized void leave() {
            gone = true;
            if (service != null) {
                remove.accept(service);
                objects.ungetService(service);
            }
        }
    }
}
