package org.strowger.sip.leg;

import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.Reply;

/** Answers to descriptions that cannot be accepted. */
final class Refusals {
    private Refusals() {}

    /** @param host of ours, for the Warning that says why (RFC 3261 section 20.43) */
    static Reply of(SdpException why, String host) {
        Reply reply = Reply.of(why.reason().status());
        boolean six = host.indexOf(':') >= 0;
        return why.warning() == 0
                ? reply
                : reply.header(
                        "Warning",
                        why.warning() + " " + (six ? "[" + host + "]" : host) + " \"" + why.getMessage() + "\"");
    }
}
