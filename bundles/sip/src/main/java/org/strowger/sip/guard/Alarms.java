package org.strowger.sip.guard;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.api.sip.SecurityEvent.Kind;

/** Tells of attacks, each once an hour. Thread safe. */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final long PAUSE = Duration.ofHours(1).toNanos();

    private final Scheduler scheduler;
    private final EventBus events;
    private final Map<String, Long> told = new Bounded<>();

    Alarms(Scheduler scheduler, EventBus events) {
        this.scheduler = scheduler;
        this.events = events;
    }

    void raise(Kind kind, String source, String user) {
        String name = user.replaceAll("\\p{Cntrl}", "?");
        if (news(kind + " " + (kind == Kind.ACCOUNT_ATTACKED ? name : source + ' ' + name))) {
            LOG.warn("{}: {}", sentence(kind), kind == Kind.PASSWORDS_TRIED ? source : name + " from " + source);
            events.publish(new SecurityEvent(scheduler.clock().instant(), kind, source, name));
        }
    }

    private synchronized boolean news(String key) {
        long now = scheduler.nanoTime();
        Long before = told.get(key);
        if (before != null && now - before < PAUSE) {
            return false;
        }
        told.put(key, now);
        return true;
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case PASSWORDS_TRIED ->
                "Many SIP passwords were tried from one address, which is not listened to for a while";
            case ACCOUNT_ATTACKED -> "The SIP password of one extension is tried from many addresses";
            case IMPERSONATION -> "A SIP user calls himself another one";
        };
    }
}
