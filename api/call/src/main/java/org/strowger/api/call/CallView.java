package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import org.strowger.api.core.Nullable;
import org.strowger.api.media.MediaStatistics;

/**
 * A call at one moment.
 *
 * @param answeredAt null until answered
 * @param linkedId as in {@link CallRecord#linkedId}
 * @param transfers as in {@link CallRecord#transfers}
 */
public record CallView(
        String id,
        Instant startedAt,
        @Nullable Instant answeredAt,
        State state,
        @Nullable Party caller,
        String dialed,
        List<LegView> legs,
        String linkedId,
        List<CallRecord.Transfer> transfers) {
    public CallView {
        transfers = List.copyOf(transfers);
    }

    /** Of a call that is linked with no other. */
    public CallView(
            String id,
            Instant startedAt,
            Instant answeredAt,
            State state,
            Party caller,
            String dialed,
            List<LegView> legs) {
        this(id, startedAt, answeredAt, state, caller, dialed, legs, id, List.of());
    }

    /** How far it is. */
    public enum State {
        ROUTING,
        RINGING,
        TALKING,
        IN_SCRIPT,
        /** The caller is kept until somebody takes him. */
        WAITING,
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
