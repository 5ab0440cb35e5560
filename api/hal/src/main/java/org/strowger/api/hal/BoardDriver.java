package org.strowger.api.hal;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service of a driver bundle. It may come, go and be updated at any time. */
@ConsumerType
public interface BoardDriver {
    /** Short stable name, such as {@code virtual}, by which profiles of boards name their drivers. */
    String id();

    /**
     * Looks for a board that this driver can run. May take a second; changes nothing. The handle is not started yet; it
     * is either started once or forgotten.
     */
    Optional<BoardHandle> probe(HostInfo host);
}
