package org.strowger.api.sip;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/** A binding came, went, or changed its reachability. */
public record RegistrationEvent(Instant at, Kind kind, Registration registration) implements DomainEvent {
    /** What happened. */
    public enum Kind {
        REGISTERED,
        REFRESHED,
        UNREGISTERED,
        EXPIRED,
        REACHABLE,
        UNREACHABLE
    }

    @Override
    public String type() {
        return "registration." + kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
