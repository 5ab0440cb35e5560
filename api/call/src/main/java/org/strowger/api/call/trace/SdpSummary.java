package org.strowger.api.call.trace;

import java.util.List;
import org.strowger.api.core.Text;

/**
 * What a session description says.
 *
 * @param against number of the step whose description the changes are compared with; null for none: an answer with its
 *     offer, a further offer with the last description of the same side
 */
public record SdpSummary(Role role, List<Stream> streams, Integer against, List<Change> changes) {
    public SdpSummary {
        streams = List.copyOf(streams);
        changes = List.copyOf(changes);
    }

    /** Whether it proposes or agrees. */
    public enum Role {
        OFFER,
        ANSWER
    }

    /**
     * A media line.
     *
     * @param port 0 when the stream is refused or over
     * @param dtmf keys can travel as events
     * @param ptime milliseconds a packet; null when not said
     * @param security {@code none}, {@code sdes} or {@code dtls}
     */
    public record Stream(
            String kind,
            String address,
            int port,
            String direction,
            List<String> codecs,
            boolean dtmf,
            Integer ptime,
            String security) {
        public Stream {
            codecs = List.copyOf(codecs);
        }
    }

    /**
     * A difference.
     *
     * @param stream position of the media line, from 0
     * @param what {@code codecs}, {@code direction}, {@code address}, {@code security}, {@code ptime}, {@code added},
     *     {@code removed} or {@code refused}
     */
    public record Change(int stream, String what, String before, String after, Text text) {}
}
