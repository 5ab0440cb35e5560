package org.strowger.sip.leg;

import java.util.Map;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/** What each method does within a dialog: one row a method; one that has none is answered with 405. */
final class Methods {
    /** Handles a request that is in order and belongs to the leg's dialog; in the leg's mailbox. */
    @FunctionalInterface
    interface Handler {
        void handle(SipLeg leg, InboundRequest request);
    }

    private static final Map<String, Handler> TABLE = Map.ofEntries(
            Map.entry("BYE", (leg, request) -> leg.midDialog.bye(request)),
            Map.entry("INVITE", (leg, request) -> leg.midDialog.renegotiate(request)),
            Map.entry("UPDATE", (leg, request) -> leg.midDialog.renegotiate(request)),
            Map.entry("INFO", Info::handle),
            Map.entry("OPTIONS", Methods::options),
            Map.entry("PRACK", (leg, request) -> leg.acknowledgedEarly(request)),
            Map.entry("MESSAGE", refused(403)),
            Map.entry("REFER", Refer::handle),
            Map.entry("NOTIFY", refused(489)),
            Map.entry("SUBSCRIBE", Refer::subscribe),
            Map.entry("PUBLISH", refused(489)));

    private static final Handler NOT_ALLOWED = (leg, request) -> request.reply(Capabilities.notAllowed());

    private Methods() {}

    static Handler of(String method) {
        return TABLE.getOrDefault(method, NOT_ALLOWED);
    }

    private static Handler refused(int status) {
        return (leg, request) -> request.reply(Reply.of(status));
    }

    private static void options(SipLeg leg, InboundRequest request) {
        request.reply(Capabilities.options(leg.dialog.contact(leg.context.stack())));
    }
}
