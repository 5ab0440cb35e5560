package org.strowger.sip.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A media description.
 *
 * @param type such as {@code audio}
 * @param port 0 to 65535; 0 for a refused or disabled stream
 * @param protocol such as {@code RTP/AVP}
 * @param connection address of its own c= line, or empty
 */
public record SdpMedia(
        String type,
        int port,
        String protocol,
        List<String> formats,
        String connection,
        List<SdpAttribute> attributes) {

    /** Value of the first attribute with this name. */
    public Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(SdpAttribute::value)
                .findFirst();
    }

    /** Values of all attributes with this name. */
    public List<String> attributes(String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(SdpAttribute::value)
                .toList();
    }
}
