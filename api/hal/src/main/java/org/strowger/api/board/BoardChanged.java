package org.strowger.api.board;

import java.time.Instant;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;

/** Another board, or another state of it. */
public record BoardChanged(Instant at, String model, BoardStatus.State state, Text reason) implements DomainEvent {
    @Override
    public String type() {
        return "board.changed";
    }
}
