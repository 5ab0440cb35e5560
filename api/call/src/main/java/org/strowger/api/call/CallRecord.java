package org.strowger.api.call;

import java.time.Instant;
import java.util.List;
import org.strowger.api.core.Nullable;
import org.strowger.api.media.MediaStatistics;

/**
 * What is kept of a call: one record, its legs underneath.
 *
 * @param answeredAt null when nobody answered
 * @param answeredBy number of the party that answered last; empty when none
 * @param linkedId id of the first call of those that grew out of each other by transfers, or its own
 * @param hungUpBy {@code caller}, {@code callee} or {@code system}
 * @param transfers in which this call lost or won a party, in order
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
        List<Step> steps,
        List<Transfer> transfers) {
    public CallRecord {
        // Records that were kept before there were transfers have none.
        transfers = transfers == null ? List.of() : List.copyOf(transfers);
    }

    /** Of a call without transfers. */
    public CallRecord(
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
        this(
                id,
                linkedId,
                startedAt,
                answeredAt,
                endedAt,
                caller,
                dialed,
                answeredBy,
                kind,
                result,
                cause,
                hungUpBy,
                legs,
                steps,
                List.of());
    }

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
            @Nullable Instant ringingAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Cause cause,
            MediaStatistics media) {}

    /**
     * A party went from one call to another.
     *
     * @param by who transferred
     * @param transferred who went
     * @param target number it was connected with, or was to be
     * @param fromCall id of the call it left
     * @param toCall id of the call it went to
     */
    public record Transfer(
            Instant at,
            TransferKind kind,
            @Nullable Party by,
            @Nullable Party transferred,
            String target,
            String fromCall,
            String toCall) {}

    /** How a party changed calls. */
    public enum TransferKind {
        /** To a number. */
        BLIND,
        /** To somebody the transferor had called, or was called by. */
        ATTENDED,
        /** Back to the transferor, because the target could not be reached. */
        RETURNED,
        /** To somebody who waited, such as one who was parked. */
        CONNECTED,
        /** Another device of the same user took the call over; both calls are the same. */
        TAKEN_OVER
    }

    /**
     * A routing decision.
     *
     * @param rule item of the configuration that decided; null when none did
     * @param configVersion of the configuration in force then; 0 when unknown
     */
    public record Step(Instant at, String step, String decision, @Nullable Rule rule, long configVersion) {
        /** Where no item of the configuration decided. */
        public Step(Instant at, String step, String decision) {
            this(at, step, decision, null, 0);
        }
    }

    /** Names an item of the configuration: its type and key. */
    public record Rule(String type, String key) {}
}
