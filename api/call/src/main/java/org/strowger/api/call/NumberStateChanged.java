package org.strowger.api.call;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/** The state of a number changed; {@link NumberStates} tells which it is now. */
public record NumberStateChanged(Instant at, String number) implements DomainEvent {
    @Override
    public String type() {
        return "number.state";
    }
}
