package org.strowger.api.config;

import java.time.Instant;
import java.util.List;
import org.strowger.api.event.DomainEvent;

/** A new version of the configuration is in force. */
public record ConfigCommitted(Instant at, long version, String author, String door, List<ItemRef> items)
        implements DomainEvent {
    @Override
    public String type() {
        return "config.committed";
    }
}
