package org.strowger.sip.sdp;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Our side's description: the o= line stays, its version rises whenever what follows differs from what was sent last
 * (RFC 3264 section 8).
 */
final class LocalDescription {
    private static final String NAME = "strowger";

    private final String sessionId;
    private String originAddress;
    private long version;
    private String lastBody = "";

    LocalDescription(long sessionId) {
        this.sessionId = Long.toString(sessionId & Long.MAX_VALUE);
    }

    String write(InetSocketAddress local, List<SdpAttribute> attributes, List<SdpMedia> media) {
        String address = local.getAddress().getHostAddress();
        if (originAddress == null) {
            originAddress = address;
        }
        String body = SdpWriter.write(describe(address, attributes, media, 0));
        if (!body.equals(lastBody)) {
            lastBody = body;
            version++;
        }
        return SdpWriter.write(describe(address, attributes, media, version));
    }

    private SdpDescription describe(
            String address, List<SdpAttribute> attributes, List<SdpMedia> media, long ofVersion) {
        SdpOrigin origin = new SdpOrigin(
                "-", sessionId, Long.toString(ofVersion), SdpWriter.addressType(originAddress), originAddress);
        return new SdpDescription(origin, NAME, address, attributes, media);
    }
}
