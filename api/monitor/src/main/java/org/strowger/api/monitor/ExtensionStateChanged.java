package org.strowger.api.monitor;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/**
 * Something about an extension is different. At most four a second for each.
 *
 * @param gone it exists no more
 * @param counts of all extensions; null when that is nobody's business
 */
public record ExtensionStateChanged(Instant at, ExtensionTile tile, boolean gone, ExtensionCounts counts)
        implements DomainEvent {
    @Override
    public String type() {
        return "extension.state";
    }

    /** What colleagues may see. */
    public ExtensionStateChanged brief() {
        return new ExtensionStateChanged(at, tile.brief(), gone, null);
    }
}
