package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/** A new version of the configuration is in force. */
public record ConfigCommitted(Instant at, long version, String author, String door, List<ItemRef> items)
        implements ItemsEvent {
    @Override
    public String type() {
        return "config.committed";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigCommitted(at, version, author, door, some);
    }
}
