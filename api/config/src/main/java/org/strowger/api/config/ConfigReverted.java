package org.strowger.api.config;

import java.time.Instant;
import java.util.List;

/**
 * A commit was not confirmed in time.
 *
 * @param version that was taken back
 * @param head that is in force now
 */
public record ConfigReverted(Instant at, long version, long head, List<ItemRef> items) implements ItemsEvent {
    @Override
    public String type() {
        return "config.reverted";
    }

    @Override
    public ItemsEvent only(List<ItemRef> some) {
        return new ConfigReverted(at, version, head, some);
    }
}
