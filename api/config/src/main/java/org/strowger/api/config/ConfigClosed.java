package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/**
 * A transaction that was told by {@link ConfigStaged} is over.
 *
 * @param items that differed
 */
public record ConfigClosed(
        Instant at, String transaction, String author, String door, Outcome outcome, List<ItemRef> items)
        implements ItemsEvent {
    public enum Outcome {
        COMMITTED,
        DISCARDED
    }

    @Override
    public String type() {
        return "config.closed";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigClosed(at, transaction, author, door, outcome, some);
    }
}
