package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import org.strowger.api.media.MediaStatistics;

/**
 * A call at one moment.
 *
 * @param answeredAt null until answered
 */
public record CallView(
        String id,
        Instant startedAt,
        Instant answeredAt,
        State state,
        Party caller,
        String dialed,
        List<LegView> legs) {
    /** How far it is. */
    public enum State {
        ROUTING,
        RINGING,
        TALKING,
        IN_SCRIPT,
        ENDED
    }

    /** A leg at one moment. */
    public record LegView(
            String id,
            String technology,
            boolean inbound,
            Party party,
            String device,
            Leg.State state,
            boolean held,
            MediaStatistics media) {}
}
