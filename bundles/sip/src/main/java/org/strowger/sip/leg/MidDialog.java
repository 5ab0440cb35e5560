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
            refuse(request, leg.ofOtherFork(request) ? 491 : 481);
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
        Methods.of(request.method()).handle(leg, request);
    }

    void bye(InboundRequest bye) {
        bye.reply(Reply.of(200));
        if (leg.state() == State.UP) {
            leg.finish(Causes.stated(bye, Cause.NORMAL_CLEARING));
        } else if (leg.state() == State.ENDED) {
            leg.forget();
        } else {
            leg.byeTooEarly(bye);
        }
    }

    void renegotiate(InboundRequest request) {
        if (leg.state() == State.ENDED) {
            refuse(request, 481);
        } else {
            renegotiation.offer(request);
        }
    }

    /** A PRACK brought a new offer. */
    void offerIn(InboundRequest prack) {
        renegotiation.offer(prack);
    }

    /** An INVITE within the dialog, of either side, is not acknowledged yet. */
    boolean inviteOpen() {
        return renegotiation.unacknowledged() || leg.unacknowledged();
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
