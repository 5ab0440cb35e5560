package org.strowger.sip.leg;

import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.Reply;

/** What we can do, as replies say it. */
public final class Capabilities {
    public static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REGISTER";

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
        return reply.header("Allow", ALLOW);
    }
}
