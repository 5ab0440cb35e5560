package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import org.strowger.api.event.DomainEvent;

/** How the sound of a call is, while it goes on. */
public record CallQuality(Instant at, String callId, List<LegQuality> legs) implements DomainEvent {
    public CallQuality {
        legs = List.copyOf(legs);
    }

    @Override
    public String type() {
        return "call.quality";
    }
}
