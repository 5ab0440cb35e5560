package org.strowger.sip.leg;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Party;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.Percent;

/** Names those who passed a call on: Diversion (RFC 5806) or History-Info (RFC 7044). */
final class Diversions {
    private Diversions() {}

    /**
     * @param host for the URIs
     * @param target number that is called now
     */
    static List<Header> headers(List<Diversion> diversions, Diversion.Style style, String host, String target) {
        if (diversions.isEmpty() || style == Diversion.Style.NONE) {
            return List.of();
        }
        return style == Diversion.Style.DIVERSION ? diversion(diversions, host) : history(diversions, host, target);
    }

    /** The last one comes first. */
    private static List<Header> diversion(List<Diversion> diversions, String host) {
        List<Header> headers = new ArrayList<>();
        for (int i = diversions.size() - 1; i >= 0; i--) {
            Diversion one = diversions.get(i);
            String privacy = one.by().anonymous() ? ";privacy=full" : "";
            headers.add(new Header(
                    "Diversion",
                    address(one.by(), host) + ";reason=" + reason(one.reason()) + ";counter=1;screen=yes" + privacy));
        }
        return headers;
    }

    private static String reason(Diversion.Reason reason) {
        return switch (reason) {
            case UNCONDITIONAL -> "unconditional";
            case BUSY -> "user-busy";
            case NO_ANSWER -> "no-answer";
            case UNAVAILABLE -> "unavailable";
            case DEFLECTION -> "deflection";
            case UNKNOWN -> "unknown";
        };
    }

    private static List<Header> history(List<Diversion> diversions, String host, String target) {
        List<Header> headers = new ArrayList<>();
        StringBuilder index = new StringBuilder("1");
        for (Diversion one : diversions) {
            // Each entry says why it was left (RFC 7044 section 10.2).
            String escaped = "?Reason=SIP%3Bcause%3D" + status(one.reason());
            String uri = one.by().anonymous()
                    ? "sip:anonymous@anonymous.invalid"
                    : uri(one.by().number(), host);
            headers.add(new Header("History-Info", "<" + uri + escaped + ">;index=" + index));
            index.append(".1");
        }
        headers.add(new Header("History-Info", "<" + uri(target, host) + ">;index=" + index));
        return headers;
    }

    private static int status(Diversion.Reason reason) {
        return switch (reason) {
            case BUSY -> 486;
            case NO_ANSWER -> 408;
            case UNAVAILABLE -> 480;
            case UNCONDITIONAL, DEFLECTION, UNKNOWN -> 302;
        };
    }

    private static String address(Party party, String host) {
        return party.anonymous()
                ? "<sip:anonymous@anonymous.invalid>"
                : NameAddress.format(party.name(), uri(party.number(), host));
    }

    private static String uri(String number, String host) {
        return "sip:" + Percent.encodeUser(number) + "@" + Hosts.format(host);
    }
}
