package org.strowger.api.monitor;

import java.time.Instant;
import java.util.List;
import org.strowger.api.core.Nullable;

/**
 * An extension at one moment.
 *
 * @param since when it came into this state; null when that is nobody's business
 * @param forwarding number that all its calls go to; empty when they do not
 * @param call null when there is none; of several the one that talks, then the newest
 */
public record ExtensionTile(
        String number,
        String name,
        ExtensionState state,
        @Nullable Instant since,
        boolean dnd,
        String forwarding,
        List<Contact> contacts,
        @Nullable TileCall call) {
    public ExtensionTile {
        contacts = List.copyOf(contacts);
    }

    /** What colleagues may see. */
    public ExtensionTile brief() {
        return new ExtensionTile(number, name, state, null, false, "", List.of(), null);
    }

    /**
     * A device.
     *
     * @param address host and port it really is at
     * @param rttMillis null when unknown
     */
    public record Contact(
            String id,
            String address,
            String transport,
            String userAgent,
            Double rttMillis,
            Instant expires,
            boolean reachable) {}

    /**
     * @param withNumber the other party, or what was dialled while there is none
     */
    public record TileCall(String id, String withNumber, String withName, Instant since) {}
}
