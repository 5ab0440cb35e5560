package org.strowger.api.call;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/** What happens to calls, for those who watch. */
public sealed interface CallEvent extends DomainEvent {
    String callId();

    /** A call was begun. */
    record Started(Instant at, String callId, Party caller, String dialed) implements CallEvent {
        @Override
        public String type() {
            return "call.started";
        }
    }

    /** A device rings. */
    record Ringing(Instant at, String callId, String legId, Party party) implements CallEvent {
        @Override
        public String type() {
            return "call.ringing";
        }
    }

    /** Somebody answered. */
    record Answered(Instant at, String callId, String legId, Party party) implements CallEvent {
        @Override
        public String type() {
            return "call.answered";
        }
    }

    /** A party put the other on hold, or took it back. */
    record Held(Instant at, String callId, String legId, Party party, boolean held) implements CallEvent {
        @Override
        public String type() {
            return held ? "call.held" : "call.resumed";
        }
    }

    /** A party has gone from one call ({@code callId}) to another, as its record tells. */
    record Transferred(Instant at, String callId, CallRecord.Transfer transfer) implements CallEvent {
        @Override
        public String type() {
            return "call.transferred";
        }
    }

    /** A transfer that was begun, or asked for, came to nothing. */
    record TransferFailed(Instant at, String callId, Party by, String target, Cause cause) implements CallEvent {
        @Override
        public String type() {
            return "call.transfer-failed";
        }
    }

    /** A call is over. */
    record Ended(
            Instant at,
            String callId,
            Party caller,
            String dialed,
            String answeredBy,
            CallRecord.Result result,
            Cause cause,
            long talkSeconds)
            implements CallEvent {
        @Override
        public String type() {
            return "call.ended";
        }
    }
}
