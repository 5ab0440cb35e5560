package org.strowger.sip.leg;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg.State;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/**
 * Answers re-INVITE and UPDATE: hold and resume, another codec or port, an offer of ours when the party sends none. A
 * refusal changes nothing (RFC 3261 section 14.2). Mailbox only.
 */
final class Renegotiation {
    private static final Logger LOG = LoggerFactory.getLogger(Renegotiation.class);

    /** Seconds below which the party is told to try again (RFC 3261 section 14.2). */
    private static final int SOON = 11;

    private final SipLeg leg;
    private AnswerRetransmitter answer;
    private long answeredCseq;
    private boolean offeredByUs;

    Renegotiation(SipLeg leg) {
        this.leg = leg;
    }

    void offer(InboundRequest request) {
        boolean invite = request.method().equals("INVITE");
        leg.peer.learn(request);
        Optional<Reply> no = refusal(request, invite);
        if (no.isPresent()) {
            request.reply(no.get());
        } else if (request.body().isEmpty()) {
            withoutOffer(request, invite);
        } else {
            withOffer(request, invite);
        }
    }

    private Optional<Reply> refusal(InboundRequest request, boolean invite) {
        boolean offers = invite || !request.body().isEmpty();
        if (!request.body().isEmpty() && !request.contentType().equals("application/sdp")) {
            return Optional.of(Reply.of(415).header("Accept", "application/sdp"));
        }
        if (leg.sound() == null || offers && tooEarly(invite)) {
            return Optional.of(Reply.of(500)
                    .header("Retry-After", Integer.toString(leg.context.tags().below(SOON))));
        }
        boolean open = answer != null || leg.unacknowledged();
        boolean glare = invite && leg.proposal.invitePending() || leg.proposal.offerPending();
        return offers && (open || glare) ? Optional.of(Reply.of(491)) : leg.timer.refusal(request);
    }

    /** The INVITE that began it has no final response, and the first offer is still to be answered (RFC 3311 section 5.2). */
    private boolean tooEarly(boolean invite) {
        return leg.state() != State.UP && (invite || !leg.exchanged());
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
            request.reply(confirmed(request, Reply.of(200).headers("Contact", contact())));
        }
    }

    /** With the session timer; a PRACK cannot carry it, nor an UPDATE before the answer. */
    private Reply confirmed(InboundRequest request, Reply reply) {
        boolean refreshes = leg.state() == State.UP && !request.method().equals("PRACK");
        return refreshes ? leg.timer.confirm(request, reply) : reply;
    }

    private void accept(InboundRequest request, boolean invite, String sdp) {
        Reply reply = Capabilities.advertise(
                Reply.of(200).headers("Contact", contact()).content("application/sdp", sdp));
        InboundRequest.SentReply sent = request.reply(confirmed(request, reply));
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
        leg.proposal.next();
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

    /** Our 2xx to a re-INVITE still waits for its ACK. */
    boolean unacknowledged() {
        return answer != null;
    }

    void stop() {
        if (answer != null) {
            answer.stop();
            answer = null;
        }
    }
}
