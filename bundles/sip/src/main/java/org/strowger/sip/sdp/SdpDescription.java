package org.strowger.sip.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A session description (RFC 8866), reduced to what sessions are made of; other lines are checked and dropped.
 *
 * @param connection address of the session's c= line, or empty
 */
public record SdpDescription(
        SdpOrigin origin, String sessionName, String connection, List<SdpAttribute> attributes, List<SdpMedia> media) {

    /** Value of the first session-level attribute with this name. */
    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(SdpAttribute::value)
                .findFirst();
    }

    /** The address of a stream: its own, or the session's; empty when there is neither. */
    public String connectionOf(SdpMedia stream) {
        return stream.connection().isEmpty() ? connection : stream.connection();
    }
}
