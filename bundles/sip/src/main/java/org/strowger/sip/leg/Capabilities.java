package org.strowger.sip.leg;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.Reply;

/** What we can do, as replies say it. */
public final class Capabilities {
    public static final String ALLOW =
            "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY, SUBSCRIBE, MESSAGE, REGISTER";

    /** Option tags of what works within calls. */
    public static final String SUPPORTED = "100rel, timer, replaces, norefersub";

    /** What can be subscribed to within calls. */
    public static final String EVENTS = "refer";

    private static final Set<String> OPTIONS = Set.of("100rel", "timer", "path", "replaces", "norefersub");

    private Capabilities() {}

    /** The answer to OPTIONS (RFC 3261 section 11.2). */
    public static Reply options(Header contact) {
        return advertise(Reply.of(200)
                .header(contact.name(), contact.value())
                .header("Accept", "application/sdp, application/dtmf-relay, application/dtmf")
                .header("Accept-Language", "en, zh"));
    }

    public static Reply notAllowed() {
        return Reply.of(405).header("Allow", ALLOW);
    }

    static Reply advertise(Reply reply) {
        return reply.header("Allow", ALLOW).header("Supported", SUPPORTED);
    }

    /** Those of the required options that we do not have. */
    public static List<String> missing(List<String> required) {
        return required.stream()
                .filter(option -> !OPTIONS.contains(option.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
