package org.strowger.sip.leg;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg.State;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/** Handles what a party sends within its dialog. Mailbox only. */
final class MidDialog {
    private static final Logger LOG = LoggerFactory.getLogger(MidDialog.class);

    private final SipLeg leg;
    private final Renegotiation renegotiation;

    MidDialog(SipLeg leg) {
        this.leg = leg;
        this.renegotiation = new Renegotiation(leg);
    }

    void request(InboundRequest request) {
        if (!leg.dialog.matches(request)) {
            refuse(request, 481);
            return;
        }
        if (request.method().equals("ACK")) {
            if (!renegotiation.acknowledged(request)) {
                leg.acknowledged(request);
            }
            return;
        }
        if (request.repeated()) {
            renegotiation.again(request);
            return;
        }
        if (!leg.dialog.inOrder(request)) {
            refuse(request, 500);
            return;
        }
        inOrder(request);
    }

    private void inOrder(InboundRequest request) {
        switch (request.method()) {
            case "BYE" -> bye(request);
            case "INVITE" -> renegotiate(request);
            case "UPDATE" -> renegotiate(request);
            case "INFO" -> info(request);
            case "OPTIONS" -> request.reply(Capabilities.options(leg.dialog.contact(leg.context.stack())));
            case "MESSAGE", "REFER" -> refuse(request, 403);
            case "NOTIFY", "SUBSCRIBE", "PUBLISH" -> request.reply(Reply.of(489));
            case "PRACK" -> refuse(request, 481);
            default -> request.reply(Capabilities.notAllowed());
        }
    }

    private void bye(InboundRequest bye) {
        bye.reply(Reply.of(200));
        if (leg.state() == State.UP) {
            leg.finish(Causes.stated(bye, Cause.NORMAL_CLEARING));
        } else if (leg.state() == State.ENDED) {
            leg.forget();
        } else {
            leg.byeTooEarly(bye);
        }
    }

    private void renegotiate(InboundRequest request) {
        if (leg.state() == State.ENDED) {
            refuse(request, 481);
        } else {
            renegotiation.offer(request);
        }
    }

    private void info(InboundRequest info) {
        if (!KeyInfo.carriedBy(info)) {
            // What we do not understand is acknowledged when it is empty (a keep-alive) and refused otherwise.
            request415(info);
            return;
        }
        info.reply(Reply.of(200));
        if (leg.sound() != null && !leg.sound().eventsNegotiated()) {
            KeyInfo.of(info).ifPresent(key -> leg.events.tell(l -> l.digit(leg, key.digit(), key.milliseconds())));
        }
    }

    private void request415(InboundRequest info) {
        if (info.body().isEmpty()) {
            info.reply(Reply.of(200));
        } else {
            info.reply(Reply.of(415).header("Accept", "application/dtmf-relay, application/dtmf"));
        }
    }

    private void refuse(InboundRequest request, int status) {
        LOG.debug("{} in {} is refused with {}", request.method(), leg.dialog.callId(), status);
        if (!request.method().equals("ACK")) {
            request.reply(Reply.of(status));
        }
    }

    /** The leg has ended: nothing is repeated any more. */
    void stop() {
        renegotiation.stop();
    }
}
