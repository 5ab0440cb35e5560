package org.strowger.api.sip;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/**
 * An instant message between extensions was passed on, or could not be. What it says is nobody's business.
 *
 * @param bytes size of the content
 * @param status SIP status the sender was given
 */
public record MessageEvent(Instant at, String from, String to, String contentType, int bytes, int status)
        implements DomainEvent {
    public boolean delivered() {
        return status < 300;
    }

    @Override
    public String type() {
        return delivered() ? "message.delivered" : "message.failed";
    }
}
