package org.strowger.rest.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ItemsEvent;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus;
import org.strowger.api.event.EventType;
import org.strowger.api.monitor.ExtensionStateChanged;

/** Hands domain events to the clients that listen. */
public final class EventFeed implements AutoCloseable {
    private static final int RING = 10_000;
    private static final int MOST_STREAMS = 500;
    private static final int MOST_PER_SESSION = 8;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventRing ring = new EventRing(RING);
    private final Audiences audiences = new Audiences();
    private final CopyOnWriteArrayList<EventStream> streams = new CopyOnWriteArrayList<>();
    private final ObjectMapper mapper;
    private final Sessions sessions;
    private final String idPrefix;
    private final Supplier<List<EventType>> known;
    private final ConfigService config;
    private final EventBus.Subscription subscription;
    private final Scheduler.Cancellable heartbeat;

    /**
     * @param known types that there are
     * @param config says whose items a listener may know of
     */
    public EventFeed(
            EventBus bus,
            Scheduler scheduler,
            Sessions sessions,
            ObjectMapper mapper,
            Supplier<List<EventType>> known,
            ConfigService config) {
        this.config = config;
        this.known = known;
        this.mapper = mapper;
        this.sessions = sessions;
        this.idPrefix = Long.toString(scheduler.clock().millis(), Character.MAX_RADIX) + "-";
        this.subscription = bus.subscribe("rest-events", DomainEvent.class, RING, this::publish);
        this.heartbeat = scheduler.every(HEARTBEAT, this::heartbeat);
    }

    private void publish(DomainEvent event) {
        if (event instanceof ItemsEvent about) {
            publish(about, new Audience(Set.of(Role.ADMIN), Set.of()));
            ItemsEvent readable = about.only(about.items().stream()
                    .filter(item -> readable(Role.OPERATOR, item.type()))
                    .toList());
            if (!readable.items().isEmpty()) {
                publish(readable, new Audience(Set.of(Role.OPERATOR), Set.of()));
            }
        } else {
            publish(event, audiences.of(event));
        }
        streams.forEach(EventStream::pump);
    }

    private void publish(DomainEvent event, Audience audience) {
        EventText json = new EventText(mapper, event);
        Supplier<String> brief = brief(event);
        ring.add(sequence -> new SentEvent(sequence, event.type(), json, audience, brief));
    }

    private boolean readable(Role role, String type) {
        return config.type(type)
                .filter(t ->
                        t.readableBy().contains(role.id()) || t.writableBy().contains(role.id()))
                .isPresent();
    }

    /** What users may see of what concerns others; null for nothing. */
    private Supplier<String> brief(DomainEvent event) {
        return event instanceof ExtensionStateChanged changed ? new EventText(mapper, changed.brief()) : null;
    }

    /**
     * Begins to send.
     *
     * @param lastId of the last event that the client has; null to begin with what happens from now on
     */
    void open(EventChannel channel, Sessions.Session session, String types, String lastId) {
        long cursor = position(lastId);
        boolean gap = lastId != null && cursor < 0;
        TypeFilter filter = new TypeFilter(types);
        EventStream stream =
                new EventStream(ring, channel, session, filter, idPrefix, cursor < 0 ? ring.newest() : cursor);
        streams.add(stream);
        stream.heartbeat();
        List<String> unknown =
                filter.unknown(known.get().stream().map(EventType::name).toList());
        if (!unknown.isEmpty()) {
            stream.unknown(json(unknown));
        }
        if (gap) {
            stream.reset();
        }
        stream.pump();
    }

    /** Refuses before anything is sent when there are too many streams already. */
    void admit(Sessions.Session session) {
        streams.removeIf(stream -> !stream.open());
        long own =
                streams.stream().filter(s -> s.sessionId().equals(session.id())).count();
        if (own >= MOST_PER_SESSION || streams.size() >= MOST_STREAMS) {
            throw new ProblemException(
                    ProblemException.Kind.THROTTLED,
                    "streams.too-many",
                    "",
                    Text.of("Too many event streams are open.", "打开的事件流过多。"));
        }
    }

    private String json(List<String> unknown) {
        ObjectNode data = mapper.createObjectNode().put("type", EventStream.UNKNOWN);
        return data.set("types", mapper.valueToTree(unknown)).toString();
    }

    private long position(String lastId) {
        if (lastId == null || !lastId.matches("[0-9a-z]{1,13}-[0-9]{1,18}") || !lastId.startsWith(idPrefix)) {
            return -1;
        }
        long sequence = Long.parseLong(lastId.substring(idPrefix.length()));
        return ring.covers(sequence) ? sequence : -1;
    }

    private void heartbeat() {
        Set<String> alive = sessions.all().stream().map(Sessions.Session::id).collect(Collectors.toSet());
        for (EventStream stream : streams) {
            if (alive.contains(stream.sessionId())) {
                stream.heartbeat();
            } else {
                stream.close();
            }
        }
        streams.removeIf(stream -> !stream.open());
    }

    /** A session was closed: its streams end at once. */
    public void sessionEnded(String sessionId) {
        streams.stream().filter(s -> s.sessionId().equals(sessionId)).forEach(EventStream::close);
        streams.removeIf(stream -> !stream.open());
    }

    /** Whether a client listens for this type. */
    boolean wanted(String type) {
        return streams.stream().anyMatch(stream -> stream.open() && stream.wants(type));
    }

    /** How many clients listen. */
    public int streams() {
        return streams.size();
    }

    @Override
    public void close() {
        subscription.close();
        heartbeat.cancel();
        streams.forEach(EventStream::close);
        streams.clear();
    }
}
