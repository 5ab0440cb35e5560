package org.strowger.api.call.trace;

import org.strowger.api.core.Nullable;

/**
 * A column of the ladder.
 *
 * @param id within the trace
 * @param address transport, host and port; empty when there is none
 * @param leg id of its leg; null for the system and its services
 */
public record TraceParty(String id, Kind kind, String label, String address, @Nullable String leg) {
    /** Who it is. */
    public enum Kind {
        PHONE,
        SYSTEM,
        /** Something that the system answers calls with. */
        SERVICE,
        TRUNK
    }
}
