package org.strowger.rest.events;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.strowger.api.accounts.Sessions;

/**
 * What one client reads: it follows the ring at its own pace, with few events on the wire at a time. Nothing queues up
 * for it; when the ring has overtaken it, it is cut, and it may come again with the number of its last event.
 */
final class EventStream {
    static final String UNKNOWN = "stream.unknown-types";
    private static final int WINDOW = 32;

    private final EventRing ring;
    private final EventChannel channel;
    private final Sessions.Session session;
    private final Predicate<String> types;
    private final String idPrefix;
    private final AtomicInteger pumps = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean heartbeatPending;
    private volatile boolean cut;
    private volatile long cursor;

    EventStream(
            EventRing ring,
            EventChannel channel,
            Sessions.Session session,
            Predicate<String> types,
            String idPrefix,
            long cursor) {
        this.ring = ring;
        this.channel = channel;
        this.session = session;
        this.types = types;
        this.idPrefix = idPrefix;
        this.cursor = cursor;
    }

    String sessionId() {
        return session.id();
    }

    /** Sends what is new, as far as the client keeps up. Any thread; one of them works, for the others too. */
    void pump() {
        if (pumps.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            sendNew();
            seen = pumps.addAndGet(-seen);
        } while (seen > 0);
    }

    private void sendNew() {
        while (open() && inFlight.get() < WINDOW) {
            if (!ring.covers(cursor)) {
                close();
                return;
            }
            List<SentEvent> next = ring.after(cursor, WINDOW);
            if (next.isEmpty()) {
                return;
            }
            for (SentEvent event : next) {
                offer(event);
                // Only now: a heartbeat that says so must not overtake the event.
                cursor = event.sequence();
            }
        }
    }

    private void offer(SentEvent event) {
        if (types.test(event.type())) {
            String json = event.jsonFor(session.account());
            if (json != null) {
                inFlight.incrementAndGet();
                track(channel.send(idPrefix + event.sequence(), event.type(), json));
            }
        }
    }

    private void track(CompletionStage<?> written) {
        written.whenComplete((done, failure) -> {
            inFlight.decrementAndGet();
            if (failure == null) {
                pump();
            } else {
                close();
            }
        });
    }

    /** Tells the client that events are missing: it must read the state anew. */
    void reset() {
        channel.send(idPrefix + cursor, "stream.reset", "{\"type\":\"stream.reset\"}");
    }

    /** Tells the client that it waits for something that does not happen; it may still, when a plug-in comes. */
    void unknown(String json) {
        channel.send(idPrefix + cursor, UNKNOWN, json);
    }

    /**
     * Keeps the line open and says how far the client has come, though nothing of it was for him; cuts a client to which the last
     * heartbeat has not even got through.
     */
    void heartbeat() {
        if (heartbeatPending) {
            close();
            return;
        }
        heartbeatPending = true;
        channel.comment(idPrefix + cursor, "heartbeat").whenComplete((done, failure) -> {
            heartbeatPending = false;
            if (failure != null) {
                close();
            }
        });
    }

    boolean wants(String type) {
        return types.test(type);
    }

    boolean open() {
        return !cut && !channel.closed();
    }

    void close() {
        cut = true;
        channel.close();
    }
}
