package org.strowger.api.call.trace;

import java.time.Instant;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Text;

/**
 * One line of the ladder. What does not apply is null.
 *
 * @param n counts from 1 in the order of arrival
 * @param offsetMicros since the call began; negative for what came before, such as a challenge
 * @param fromParty id of a {@link TraceParty}
 * @param event kind of event, of {@link Kind#EVENT} and {@link Kind#MEDIA}
 * @param from address and port that a message came from
 * @param status of a response
 * @param reason phrase of a response
 * @param cseq number and method
 * @param repeated a retransmission
 * @param text the message, redacted; or the decision as it was noted
 * @param configVersion of a decision
 */
public record TraceStep(
        int n,
        Instant at,
        long offsetMicros,
        Kind kind,
        @Nullable String fromParty,
        @Nullable String toParty,
        @Nullable String leg,
        @Nullable String event,
        @Nullable String transport,
        @Nullable String from,
        @Nullable String to,
        @Nullable String method,
        Integer status,
        @Nullable String reason,
        @Nullable String cseq,
        boolean repeated,
        Text summary,
        String text,
        @Nullable SdpSummary sdp,
        @Nullable TraceRule rule,
        Long configVersion) {
    /** What it is. */
    public enum Kind {
        SIP,
        ROUTING,
        EVENT,
        MEDIA
    }

    /** The item of the configuration that decided. */
    public record TraceRule(String type, String key, String label) {}
}
