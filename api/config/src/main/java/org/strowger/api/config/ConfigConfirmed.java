package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/** A commit that waited for it was confirmed. */
public record ConfigConfirmed(Instant at, long version, String author, List<ItemRef> items) implements ItemsEvent {
    @Override
    public String type() {
        return "config.confirmed";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigConfirmed(at, version, author, some);
    }
}
