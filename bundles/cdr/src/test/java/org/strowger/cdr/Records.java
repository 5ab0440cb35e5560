package org.strowger.cdr;

import java.time.Instant;
import java.util.List;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Kind;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.CallRecord.Step;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.media.MediaStatistics;

/** Records for tests. */
final class Records {
    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private Records() {}

    static CallRecord open(String id, String from, String to, Instant at) {
        return record(id, from, to, at, null, Result.OPEN, null, List.of());
    }

    static CallRecord ended(String id, String from, String to, Instant at, Result result) {
        LegRecord leg = new LegRecord(
                id + "-b",
                "sip",
                false,
                Party.extension(to, "Name of " + to),
                "127.0.0.1:5070",
                at,
                at.plusSeconds(1),
                at.plusSeconds(2),
                at.plusSeconds(9),
                Cause.NORMAL_CLEARING,
                MediaStatistics.NONE);
        return record(id, from, to, at, at.plusSeconds(9), result, Cause.NORMAL_CLEARING, List.of(leg));
    }

    static CallRecord withTransfer(CallRecord r, CallRecord.Transfer transfer) {
        return new CallRecord(
                r.id(),
                r.linkedId(),
                r.startedAt(),
                r.answeredAt(),
                r.endedAt(),
                r.caller(),
                r.dialed(),
                r.answeredBy(),
                r.kind(),
                r.result(),
                r.cause(),
                r.hungUpBy(),
                r.legs(),
                r.steps(),
                List.of(transfer));
    }

    static CallRecord withSteps(CallRecord r, List<Step> steps) {
        return new CallRecord(
                r.id(),
                r.linkedId(),
                r.startedAt(),
                r.answeredAt(),
                r.endedAt(),
                r.caller(),
                r.dialed(),
                r.answeredBy(),
                r.kind(),
                r.result(),
                r.cause(),
                r.hungUpBy(),
                r.legs(),
                steps);
    }

    private static CallRecord record(
            String id,
            String from,
            String to,
            Instant at,
            Instant end,
            Result result,
            Cause cause,
            List<LegRecord> legs) {
        boolean answered = result == Result.ANSWERED;
        return new CallRecord(
                id,
                id,
                at,
                answered ? at.plusSeconds(2) : null,
                end,
                Party.extension(from, "Name of " + from),
                to,
                answered ? to : "",
                Kind.INTERNAL,
                result,
                cause,
                end == null ? "" : "caller",
                legs,
                List.of());
    }
}
