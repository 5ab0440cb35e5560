package org.strowger.parking;

import java.time.Instant;
import org.strowger.api.call.Party;
import org.strowger.api.event.DomainEvent;

/** What happens to parked calls, for those who watch. */
sealed interface ParkingEvent extends DomainEvent {
    String slot();

    String callId();

    /** A call was put on a place. */
    record Parked(Instant at, String slot, String callId, Party caller, Party parkedBy, Instant until)
            implements ParkingEvent {
        @Override
        public String type() {
            return "call.parked";
        }
    }

    /** How a call left its place before its time was over. */
    enum Reason {
        TAKEN,
        /** The caller hung up, or somebody ended the call. */
        ENDED,
        /** Parking is taken out of service: it goes back to who parked it. */
        CLOSED
    }

    /**
     * A call left its place.
     *
     * @param by who took it; null when nobody did
     */
    record Unparked(Instant at, String slot, String callId, Party caller, Party parkedBy, Reason reason, Party by)
            implements ParkingEvent {
        @Override
        public String type() {
            return "call.unparked";
        }
    }

    /** Nobody took it in time: it goes back to who parked it. */
    record TimedOut(Instant at, String slot, String callId, Party caller, Party parkedBy) implements ParkingEvent {
        @Override
        public String type() {
            return "call.park-timeout";
        }
    }
}
