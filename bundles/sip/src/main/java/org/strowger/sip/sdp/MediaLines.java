package org.strowger.sip.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.Payload;

/** Writes our m-lines. */
final class MediaLines {
    /** RFC 8445 section 5.1.2: host candidates, the first address best. */
    private static final int HOST_PREFERENCE = 126;

    /** Names mean the same in any case, but not to every phone. */
    private static final Map<String, String> CUSTOMARY =
            Map.of("TELEPHONE-EVENT", "telephone-event", "OPUS", "opus", "SPEEX", "speex", "ILBC", "iLBC");

    private static final int RTP = 1;
    private static final int RTCP = 2;

    private MediaLines() {}

    /** rtpmap and fmtp of each. */
    static List<SdpAttribute> formats(List<Payload> payloads) {
        List<SdpAttribute> attributes = new ArrayList<>();
        for (Payload p : payloads) {
            String channels = p.format().channels() == 1 ? "" : "/" + p.format().channels();
            String encoding =
                    CUSTOMARY.getOrDefault(p.format().encoding(), p.format().encoding());
            attributes.add(new SdpAttribute(
                    "rtpmap", p.type() + " " + encoding + "/" + p.format().clockRate() + channels));
            if (!p.parameters().isEmpty()) {
                attributes.add(new SdpAttribute("fmtp", p.type() + " " + p.parameters()));
            }
        }
        return attributes;
    }

    static List<SdpAttribute> packetTime(int ptime) {
        return List.of(
                new SdpAttribute("ptime", Integer.toString(ptime)),
                new SdpAttribute("maxptime", Integer.toString(RemoteStream.LONGEST_PTIME)));
    }

    static List<SdpAttribute> feedback(List<Payload> payloads, List<String> kinds) {
        List<SdpAttribute> attributes = new ArrayList<>();
        for (Payload p : payloads) {
            kinds.forEach(kind -> attributes.add(new SdpAttribute("rtcp-fb", p.type() + " " + kind)));
        }
        return attributes;
    }

    /** Our credentials and candidates. */
    static List<SdpAttribute> ice(IceCredentials own, LocalMedia local, boolean mux, boolean complete) {
        List<SdpAttribute> attributes = new ArrayList<>();
        attributes.add(new SdpAttribute("ice-ufrag", own.ufrag()));
        attributes.add(new SdpAttribute("ice-pwd", own.password()));
        List<InetAddress> hosts = local.hosts();
        for (int i = 0; i < hosts.size(); i++) {
            attributes.add(candidate(i, RTP, hosts.get(i), local.address().getPort()));
            if (!mux) {
                attributes.add(candidate(i, RTCP, hosts.get(i), local.address().getPort() + 1));
            }
        }
        if (complete) {
            attributes.add(new SdpAttribute("end-of-candidates", ""));
        }
        return attributes;
    }

    private static SdpAttribute candidate(int number, int component, InetAddress host, int port) {
        long priority = ((long) HOST_PREFERENCE << 24) + ((long) (65_535 - number) << 8) + (256 - component);
        return new SdpAttribute(
                "candidate",
                (number + 1) + " " + component + " UDP " + priority + " " + plain(host) + " " + port + " typ host");
    }

    private static String plain(InetAddress host) {
        String text = host.getHostAddress();
        int zone = host instanceof Inet6Address ? text.indexOf('%') : -1;
        return zone < 0 ? text : text.substring(0, zone);
    }

    static SdpMedia line(String type, String protocol, int port, List<Payload> payloads, List<SdpAttribute> all) {
        List<String> types =
                payloads.stream().map(p -> Integer.toString(p.type())).toList();
        return new SdpMedia(type, port, protocol, types, "", List.copyOf(all));
    }

    /** An m-line that is not used. It keeps its name (RFC 9143 section 7.3.2). */
    static SdpMedia refused(SdpMedia other) {
        String mid = RemoteTransport.mid(other);
        List<SdpAttribute> name = mid.isEmpty() ? List.of() : List.of(new SdpAttribute("mid", mid));
        return new SdpMedia(other.type(), 0, other.protocol(), other.formats().subList(0, 1), "", name);
    }
}
