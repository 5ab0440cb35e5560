package org.strowger.sip.sdp;

import java.util.ArrayList;
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
        for (SdpAttribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** Values of all attributes with this name. */
    public List<String> attributes(String name) {
        List<String> values = new ArrayList<>();
        for (SdpAttribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                values.add(attribute.value());
            }
        }
        return values;
    }
}
