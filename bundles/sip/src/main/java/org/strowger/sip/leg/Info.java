package org.strowger.sip.leg;

import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/** INFO within a dialog: keys in the ways that came before RFC 6086, and the rules of that for everything else. */
final class Info {
    private Info() {}

    static void handle(SipLeg leg, InboundRequest info) {
        if (KeyInfo.carriedBy(info)) {
            info.reply(Reply.of(200));
            key(leg, info);
        } else if (info.header("Info-Package").isPresent()) {
            // No package is known here; the empty Recv-Info says so (RFC 6086 section 4.2.2).
            info.reply(Reply.of(469).reason("Bad Info Package").header("Recv-Info", ""));
        } else if (info.body().isEmpty()) {
            // A keep-alive.
            info.reply(Reply.of(200));
        } else {
            info.reply(Reply.of(415).header("Accept", "application/dtmf-relay, application/dtmf"));
        }
    }

    private static void key(SipLeg leg, InboundRequest info) {
        if (leg.sound() != null && leg.sound().takesInfoKeys()) {
            KeyInfo.of(info).ifPresent(key -> {
                leg.sound().keyInInfo();
                leg.events.tell(l -> l.digit(leg, key.digit(), key.milliseconds()));
            });
        }
    }
}
