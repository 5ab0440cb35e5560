package org.strowger.api.board;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service with which a bundle brings descriptions of boards. One whose model is known already is ignored. */
@ConsumerType
public interface BoardProfiles {
    /** The same each time. */
    List<BoardProfile> profiles();
}
