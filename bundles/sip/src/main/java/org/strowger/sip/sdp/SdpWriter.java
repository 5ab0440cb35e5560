package org.strowger.sip.sdp;

import java.util.List;

/** Writes session descriptions. */
public final class SdpWriter {
    private SdpWriter() {}

    /** Lines end with CR LF. */
    public static String write(SdpDescription d) {
        StringBuilder out = new StringBuilder(512);
        SdpOrigin o = d.origin();
        line(out, "v=", "0");
        line(out, "o=", String.join(" ", o.username(), o.sessionId(), o.version(), "IN", o.addressType(), o.address()));
        line(out, "s=", d.sessionName());
        connection(out, d.connection());
        line(out, "t=", "0 0");
        attributes(out, d.attributes());
        for (SdpMedia m : d.media()) {
            line(out, "m=", m.type() + " " + m.port() + " " + m.protocol() + " " + String.join(" ", m.formats()));
            connection(out, m.connection());
            attributes(out, m.attributes());
        }
        return out.toString();
    }

    private static void connection(StringBuilder out, String address) {
        if (!address.isEmpty()) {
            line(out, "c=IN ", addressType(address) + " " + address);
        }
    }

    static String addressType(String address) {
        return address.indexOf(':') < 0 ? "IP4" : "IP6";
    }

    private static void attributes(StringBuilder out, List<SdpAttribute> attributes) {
        for (SdpAttribute a : attributes) {
            line(out, "a=", a.value().isEmpty() ? a.name() : a.name() + ":" + a.value());
        }
    }

    private static void line(StringBuilder out, String start, String value) {
        out.append(start).append(value).append("\r\n");
    }
}
