package org.strowger.boards;

import java.util.List;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;

/**
 * Which board this is taken to be, and why.
 *
 * @param wanted model that an administrator named; empty when it was to be found out
 */
record Choice(
        BoardProfile profile,
        BoardStatus.Chosen chosen,
        String wanted,
        Text reason,
        HostInfo host,
        List<BoardStatus.Candidate> candidates) {

    boolean fallback() {
        return chosen == BoardStatus.Chosen.FALLBACK;
    }

    /** The board that was named is not known, or not at the moment. */
    boolean absent() {
        return fallback() && !wanted.isEmpty();
    }
}
