package org.strowger.api.board;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.hal.LinePort;

/** The board of this system. */
@ProviderType
public interface Boards {
    /** As of now. */
    BoardStatus status();

    /** All ports of the board that runs, in order; empty while none does. */
    List<LinePort> ports();

    /** Models that may be chosen, in the order of their names. */
    List<BoardProfile> profiles();
}
