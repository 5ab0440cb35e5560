package org.strowger.api.sip;

import java.time.Instant;
import java.util.Locale;
import org.strowger.api.event.DomainEvent;

/** A subscription began or ended. */
public record SubscriptionEvent(Instant at, Kind kind, Subscription subscription) implements DomainEvent {
    /** What happened. */
    public enum Kind {
        STARTED,
        /** The phone does not want it any more. */
        UNSUBSCRIBED,
        EXPIRED,
        /** The phone does not answer, or knows nothing of it. */
        LOST,
        /** By us: permission, package or account is gone. */
        TERMINATED
    }

    @Override
    public String type() {
        return "subscription." + kind.name().toLowerCase(Locale.ROOT);
    }
}
