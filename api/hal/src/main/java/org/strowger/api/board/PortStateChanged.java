package org.strowger.api.board;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortState;

/**
 * A port can be used or no longer, or does something else now.
 *
 * @param port {@code board/slot/port}
 */
public record PortStateChanged(Instant at, String port, PortHealth health, PortState state) implements DomainEvent {
    @Override
    public String type() {
        return "port.state";
    }
}
