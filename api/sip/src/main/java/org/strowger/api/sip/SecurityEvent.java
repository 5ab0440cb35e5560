package org.strowger.api.sip;

import java.time.Instant;
import java.util.Locale;
import org.strowger.api.event.DomainEvent;

/**
 * Somebody attacks, as far as SIP notices. Told once an hour for the same source or extension, however long it goes on.
 *
 * @param source IP address that it came from; not forged, as it answered to what was sent there
 * @param user the extension meant, as the attacker wrote it, without control characters; empty when there are many
 */
public record SecurityEvent(Instant at, Kind kind, String source, String user) implements DomainEvent {
    /** What happened. */
    public enum Kind {
        /** One address has tried many passwords; it is not listened to for some minutes. */
        PASSWORDS_TRIED,
        /** The password of one extension is tried from many addresses; places that it is not known from must wait. */
        ACCOUNT_ATTACKED,
        /** An extension has called itself another one. */
        IMPERSONATION
    }

    @Override
    public String type() {
        return "security." + kind.name().toLowerCase(Locale.ROOT);
    }
}
