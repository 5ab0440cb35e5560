package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/**
 * A transaction that stays open has been changed. Several changes within a moment are told once; one that is committed or
 * discarded at once is not told at all.
 *
 * @param items that differ
 */
public record ConfigStaged(Instant at, String transaction, String author, String door, long base, List<ItemRef> items)
        implements ItemsEvent {
    @Override
    public String type() {
        return "config.staged";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigStaged(at, transaction, author, door, base, some);
    }
}
