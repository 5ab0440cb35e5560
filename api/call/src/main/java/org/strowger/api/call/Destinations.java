package org.strowger.api.call;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where calls can be sent by configuration. Thread safe; nothing blocks. */
@ProviderType
public interface Destinations {
    /**
     * The destination that a text names. Looked up when a call enters it; where its plug-in is absent or drained, or the
     * target is gone, the call goes to the system's fallback.
     *
     * @param reference as in {@link DestinationKind}; empty for the system's fallback
     */
    Destination find(String reference);

    /** Where calls go that the plug-in they were meant for cannot take: as set, after a prompt that says so. */
    Destination fallback();

    /** The kinds that are there now, by name. */
    List<DestinationKind> kinds();
}
