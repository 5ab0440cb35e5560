package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/** A commit reverts by itself unless somebody confirms it in time. */
public record ConfigUnconfirmed(Instant at, long version, String author, Instant confirmBy, List<ItemRef> items)
        implements ItemsEvent {
    @Override
    public String type() {
        return "config.unconfirmed";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigUnconfirmed(at, version, author, confirmBy, some);
    }
}
