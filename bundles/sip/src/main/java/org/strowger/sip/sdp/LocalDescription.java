package org.strowger.sip.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.strowger.api.media.Payload;

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

    String write(InetSocketAddress local, List<SdpMedia> media) {
        String address = local.getAddress().getHostAddress();
        if (originAddress == null) {
            originAddress = address;
        }
        String body = SdpWriter.write(describe(address, media, 0));
        if (!body.equals(lastBody)) {
            lastBody = body;
            version++;
        }
        return SdpWriter.write(describe(address, media, version));
    }

    private SdpDescription describe(String address, List<SdpMedia> media, long ofVersion) {
        SdpOrigin origin = new SdpOrigin(
                "-", sessionId, Long.toString(ofVersion), SdpWriter.addressType(originAddress), originAddress);
        return new SdpDescription(origin, NAME, address, List.of(), media);
    }

    /** Our audio m-line. */
    static SdpMedia audio(String protocol, int port, List<Payload> payloads, int ptime, Direction direction) {
        List<SdpAttribute> attributes = new ArrayList<>();
        for (Payload p : payloads) {
            String channels = p.format().channels() == 1 ? "" : "/" + p.format().channels();
            String encoding = PayloadTable.isEvents(p.format())
                    ? "telephone-event"
                    : p.format().encoding();
            attributes.add(new SdpAttribute(
                    "rtpmap", p.type() + " " + encoding + "/" + p.format().clockRate() + channels));
            if (!p.parameters().isEmpty()) {
                attributes.add(new SdpAttribute("fmtp", p.type() + " " + p.parameters()));
            }
        }
        attributes.add(new SdpAttribute("ptime", Integer.toString(ptime)));
        attributes.add(new SdpAttribute(direction.attribute(), ""));
        List<String> types =
                payloads.stream().map(p -> Integer.toString(p.type())).toList();
        return new SdpMedia("audio", port, protocol, types, "", attributes);
    }

    /** An m-line that is not used. */
    static SdpMedia refused(SdpMedia other) {
        return new SdpMedia(other.type(), 0, other.protocol(), other.formats().subList(0, 1), "", List.of());
    }
}
