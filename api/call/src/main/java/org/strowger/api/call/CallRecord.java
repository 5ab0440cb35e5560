package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import org.strowger.api.media.MediaStatistics;

/**
 * What is kept of a call: one record, its legs underneath.
 *
 * @param answeredAt null when nobody answered
 * @param answeredBy number of the party that answered last; empty when none
 * @param linkedId id of the call it grew out of, or its own
 * @param hungUpBy {@code caller}, {@code callee} or {@code system}
 */
public record CallRecord(
        String id,
        String linkedId,
        Instant startedAt,
        Instant answeredAt,
        Instant endedAt,
        Party caller,
        String dialed,
        String answeredBy,
        Kind kind,
        Result result,
        Cause cause,
        String hungUpBy,
        List<LegRecord> legs,
        List<Step> steps) {

    /** Where it came from and went to. */
    public enum Kind {
        INTERNAL,
        INBOUND,
        OUTBOUND
    }

    /** How it came out; lower case with hyphens in JSON. */
    public enum Result {
        /** Not over yet. */
        OPEN,
        ANSWERED,
        NO_ANSWER,
        BUSY,
        CANCELLED,
        REFUSED,
        FAILED,
        UNREACHABLE,
        SYSTEM_RESTART
    }

    /** One leg. */
    public record LegRecord(
            String id,
            String technology,
            boolean inbound,
            Party party,
            String device,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            Cause cause,
            MediaStatistics media) {}

    /** A routing decision. */
    public record Step(Instant at, String step, String decision) {}
}
