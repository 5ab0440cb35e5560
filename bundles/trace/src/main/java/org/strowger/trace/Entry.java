package org.strowger.trace;

import java.time.Instant;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.core.Text;

/** Something that happened to a call, as it was gathered. */
sealed interface Entry {
    int n();

    Instant at();

    /** Null for what is of no leg. */
    String leg();

    /** A message, redacted. */
    record Sip(
            int n,
            Instant at,
            String leg,
            boolean received,
            String transport,
            String local,
            String remote,
            String method,
            Integer status,
            String reason,
            String cseq,
            String target,
            boolean repeated,
            String text,
            SdpSummary sdp)
            implements Entry {}

    /**
     * A decision.
     *
     * @param decision as noted, with keyed digits taken out
     */
    record Routing(int n, Instant at, CallRecord.Step step, String decision) implements Entry {
        @Override
        public String leg() {
            return null;
        }
    }

    /** An event. */
    record Event(int n, Instant at, String leg, String name, Text text) implements Entry {}

    /** The figures of a leg's sound when it ended. */
    record Figures(int n, Instant at, String leg, Text text) implements Entry {}
}
