package org.strowger.sip.leg;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/** A phone of ours that calls. */
public final class InboundLeg extends SipLeg {
    private static final Logger LOG = LoggerFactory.getLogger(InboundLeg.class);

    private final InboundRequest invite;
    private final Identity identity;
    private volatile Party connected;
    private AnswerRetransmitter answer;
    private Cause byeWhenAcknowledged;

    /** The caller's INVITE, authenticated, with its transaction open. */
    public InboundLeg(LegContext context, SipAccount account, Party party, InboundRequest invite) {
        super(context, account, party, Dialog.incoming(invite, context.tags().next(), account.nat(), context.tags()));
        this.invite = invite;
        this.identity = new Identity(account);
        remember();
        context.legs().add(invite, this);
    }

    @Override
    public boolean inbound() {
        return true;
    }

    @Override
    public String device() {
        return Devices.describe(invite.flow(), invite.header("User-Agent").orElse(""));
    }

    @Override
    public boolean inbandProgress() {
        return account.inbandProgress();
    }

    /** Opens the sound and reads the offer; then hands the leg on, or refuses what cannot be done. */
    public void arrive(Consumer<InboundLeg> next) {
        mailbox.execute(() -> {
            if (state() != State.ENDED && prepare()) {
                next.accept(this);
            }
        });
    }

    private boolean prepare() {
        try {
            openSound();
            if (!invite.body().isEmpty()) {
                sound().receiveOffer(invite.body());
            }
            return true;
        } catch (SdpException e) {
            LOG.debug("Offer of {} is refused: {}", dialog.callId(), e.getMessage());
            refuse(Refusals.of(e, context.stack().localHost(dialog.flow())), Cause.INCOMPATIBLE_MEDIA);
        } catch (ProblemException e) {
            // The media service's health tells it; a line for each call would flood the log.
            LOG.debug("A call of {} is refused: {}", account.user(), e.getMessage());
            refuse(Reply.of(503).header("Retry-After", "5"), Cause.CONGESTION);
        }
        return false;
    }

    @Override
    public void ring() {
        mailbox.execute(() -> {
            if (state() == State.IDLE || state() == State.RINGING) {
                state(State.RINGING);
                invite.reply(established(180));
            }
        });
    }

    @Override
    public void progress() {
        mailbox.execute(() -> {
            if ((state() == State.IDLE || state() == State.RINGING) && sound().offered()) {
                state(State.RINGING);
                invite.reply(established(183).content("application/sdp", sound().answer(null)));
            }
        });
    }

    @Override
    public void answer(AudioFormat preferred) {
        mailbox.execute(() -> {
            if (state() == State.IDLE || state() == State.RINGING) {
                accept(preferred);
            }
        });
    }

    private void accept(AudioFormat preferred) {
        String sdp = sound().offered()
                ? sound().answer(preferred)
                : sound().offer(preferred == null ? List.of() : List.of(preferred));
        state(State.UP);
        Reply reply = Capabilities.advertise(established(200)).content("application/sdp", sdp);
        answer = new AnswerRetransmitter(context.scheduler(), mailbox, invite.reply(reply), this::neverAcknowledged);
    }

    private Reply established(int status) {
        Reply reply = Reply.of(status)
                .tag(dialog.localTag())
                .header("Contact", dialog.contact(context.stack()).value());
        Party other = connected;
        return other == null
                ? reply
                : identity.header(other, context.stack().localHost(dialog.flow()), "called")
                        .map(h -> reply.header(h.name(), h.value()))
                        .orElse(reply);
    }

    @Override
    public void identify(Party other) {
        connected = other;
    }

    @Override
    void acknowledged(InboundRequest ack) {
        if (answer == null || ack.cseq() != invite.cseq()) {
            return;
        }
        answer.stop();
        answer = null;
        if (byeWhenAcknowledged != null) {
            sendBye(byeWhenAcknowledged);
        } else if (sound().settled() || takeAnswer(ack)) {
            events.tell(l -> l.answered(this));
            if (held()) {
                events.tell(l -> l.held(this, true));
            }
        }
    }

    private boolean takeAnswer(InboundRequest ack) {
        try {
            sound().receiveAnswer(ack.body());
            return true;
        } catch (SdpException e) {
            LOG.debug("Answer of {} cannot be used: {}", dialog.callId(), e.getMessage());
            bye(Cause.INCOMPATIBLE_MEDIA);
            return false;
        }
    }

    private void neverAcknowledged() {
        answer = null;
        ended(Cause.RECOVERY_ON_TIMER);
        sendBye(Cause.RECOVERY_ON_TIMER);
    }

    @Override
    boolean unacknowledged() {
        return answer != null;
    }

    /** The INVITE came again after its transaction had gone: the answer is sent again. */
    public void again() {
        mailbox.execute(() -> {
            if (answer != null) {
                answer.again();
            }
        });
    }

    /** The caller gave up. Too late when it was answered: then a BYE will follow. */
    public void cancel(InboundRequest cancel) {
        mailbox.execute(() -> {
            cancel.reply(Reply.of(200).tag(dialog.localTag()));
            if (state() == State.IDLE || state() == State.RINGING) {
                refuse(Reply.of(487), Causes.stated(cancel, Cause.ORIGINATOR_CANCEL));
            }
        });
    }

    @Override
    void byeTooEarly(InboundRequest bye) {
        refuse(Reply.of(487), Cause.ORIGINATOR_CANCEL);
    }

    @Override
    void clear(Cause cause) {
        if (state() != State.UP) {
            Reply reply = Reply.of(Causes.status(cause));
            refuse(reply.header("Reason", Causes.reason(cause).get(0).value()), cause);
        } else if (answer != null) {
            // A BYE must wait until the ACK has come (RFC 3261 section 15).
            byeWhenAcknowledged = cause;
            ended(cause);
        } else {
            bye(cause);
        }
    }

    private void refuse(Reply reply, Cause cause) {
        invite.reply(reply.tag(dialog.localTag()));
        finish(cause);
    }

    @Override
    void forget() {
        super.forget();
        context.legs().remove(invite);
    }
}
