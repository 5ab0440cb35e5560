package org.strowger.sip.leg;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/**
 * Answers re-INVITE and UPDATE: hold and resume, another codec or port, an offer of ours when the party sends none. A
 * refusal changes nothing (RFC 3261 section 14.2). Mailbox only.
 */
final class Renegotiation {
    private static final Logger LOG = LoggerFactory.getLogger(Renegotiation.class);

    private final SipLeg leg;
    private AnswerRetransmitter answer;
    private long answeredCseq;
    private boolean offeredByUs;

    Renegotiation(SipLeg leg) {
        this.leg = leg;
    }

    void offer(InboundRequest request) {
        boolean invite = request.method().equals("INVITE");
        if (answer != null || leg.unacknowledged() || leg.sound() == null) {
            request.reply(Reply.of(491));
            return;
        }
        if (request.body().isEmpty()) {
            withoutOffer(request, invite);
        } else if (!request.contentType().equals("application/sdp")) {
            request.reply(Reply.of(415).header("Accept", "application/sdp"));
        } else {
            withOffer(request, invite);
        }
    }

    private void withOffer(InboundRequest request, boolean invite) {
        boolean held = leg.held();
        try {
            leg.sound().receiveOffer(request.body());
        } catch (SdpException e) {
            LOG.debug("Offer in {} is refused: {}", leg.dialog.callId(), e.getMessage());
            leg.sound().abandon();
            request.reply(Refusals.of(e, leg.context.stack().localHost(leg.dialog.flow())));
            return;
        }
        leg.dialog.refresh(request);
        accept(request, invite, leg.sound().answer(null));
        leg.holdChanged(held);
    }

    private void withoutOffer(InboundRequest request, boolean invite) {
        leg.dialog.refresh(request);
        if (invite) {
            offeredByUs = true;
            accept(request, true, leg.sound().offer(List.of()));
        } else {
            request.reply(Reply.of(200).headers("Contact", contact()));
        }
    }

    private void accept(InboundRequest request, boolean invite, String sdp) {
        Reply reply = Capabilities.advertise(
                Reply.of(200).headers("Contact", contact()).content("application/sdp", sdp));
        InboundRequest.SentReply sent = request.reply(reply);
        if (invite) {
            answeredCseq = request.cseq();
            answer = new AnswerRetransmitter(leg.context.scheduler(), leg.mailbox, sent, this::neverAcknowledged);
        }
    }

    private List<String> contact() {
        return List.of(leg.dialog.contact(leg.context.stack()).value());
    }

    /** True when the ACK was for a re-INVITE. */
    boolean acknowledged(InboundRequest ack) {
        if (ack.cseq() != answeredCseq) {
            return false;
        }
        if (answer == null) {
            return true;
        }
        answer.stop();
        answer = null;
        if (offeredByUs) {
            offeredByUs = false;
            receiveAnswer(ack);
        }
        return true;
    }

    private void receiveAnswer(InboundRequest ack) {
        boolean held = leg.held();
        try {
            leg.sound().receiveAnswer(ack.body());
            leg.holdChanged(held);
        } catch (SdpException e) {
            LOG.debug("Answer in {} cannot be used: {}", leg.dialog.callId(), e.getMessage());
            leg.sound().abandon();
        }
    }

    private void neverAcknowledged() {
        answer = null;
        leg.bye(Cause.RECOVERY_ON_TIMER);
    }

    /** An INVITE came again after its transaction had gone: its answer is sent again while it waits for the ACK. */
    void again(InboundRequest invite) {
        if (answer != null && invite.cseq() == answeredCseq) {
            answer.again();
        }
    }

    void stop() {
        if (answer != null) {
            answer.stop();
            answer = null;
        }
    }
}
