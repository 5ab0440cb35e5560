package org.strowger.rest.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.core.Nullable;

/**
 * A call record as shown.
 *
 * @param from number of the caller
 * @param to number that was dialled
 * @param durationSeconds from start to end; 0 while open
 * @param talkSeconds from answer to end; 0 without an answer
 * @param traced its trace can be opened now
 */
public record CdrItem(
        String id,
        String linkedId,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        String from,
        String to,
        @Nullable Party caller,
        String dialed,
        String answeredBy,
        CallRecord.Kind kind,
        CallRecord.Result result,
        @Nullable Cause cause,
        String hungUpBy,
        long durationSeconds,
        long talkSeconds,
        List<CallRecord.LegRecord> legs,
        List<CallRecord.Step> steps,
        List<CallRecord.Transfer> transfers,
        boolean traced) {
    static CdrItem of(CallRecord record, boolean traced) {
        return new CdrItem(
                record.id(),
                record.linkedId(),
                record.startedAt(),
                record.answeredAt(),
                record.endedAt(),
                record.caller() == null ? "" : record.caller().number(),
                record.dialed(),
                record.caller(),
                record.dialed(),
                record.answeredBy(),
                record.kind(),
                record.result(),
                record.cause(),
                record.hungUpBy(),
                seconds(record.startedAt(), record.endedAt()),
                seconds(record.answeredAt(), record.endedAt()),
                record.legs(),
                record.steps(),
                record.transfers(),
                traced);
    }

    private static long seconds(Instant from, Instant to) {
        return from == null || to == null ? 0 : Duration.between(from, to).toSeconds();
    }
}
