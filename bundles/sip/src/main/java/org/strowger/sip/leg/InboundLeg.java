package org.strowger.sip.leg;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.Party;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.registrar.Gruu;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Percent;
import org.strowger.sip.stack.Reply;

/** A phone of ours that calls. */
public final class InboundLeg extends SipLeg {
    private static final Logger LOG = LoggerFactory.getLogger(InboundLeg.class);

    private static final String SDP = "application/sdp";
    /** Seconds: who wants to wait longer than a day does not want a limit. */
    private static final long LONGEST_WAIT = 86_400;

    private final long arrivedAt;
    private final InboundRequest invite;
    private final Provisionals provisionals;
    private AnswerRetransmitter answer;
    private Cause byeWhenAcknowledged;
    /** The first description came from us, in a reliable provisional response. */
    private boolean offeredEarly;
    /** A reliable provisional response with a description was acknowledged. */
    private boolean exchanged;
    /** What to do when the description on its way is acknowledged: answer. */
    private Runnable answerLater;

    private Scheduler.Cancellable expiry;

    /** The caller's INVITE, authenticated, with its transaction open. */
    public InboundLeg(LegContext context, SipAccount account, Party party, InboundRequest invite) {
        super(context, account, party, Dialog.incoming(invite, context.tags().next(), account.nat(), context.tags()));
        this.arrivedAt = context.scheduler().nanoTime();
        this.invite = invite;
        peer.learn(invite);
        this.provisionals = new Provisionals(context, mailbox, invite, peer, this::neverPracked);
        remember();
        context.legs().add(invite, this);
    }

    @Override
    public boolean inbound() {
        return true;
    }

    @Override
    public void start(LegListener listener) {
        context.pressure().waited(context.scheduler().nanoTime() - arrivedAt);
        super.start(listener);
    }

    @Override
    public String device() {
        return Devices.describe(invite.flow(), invite.header("User-Agent").orElse(""));
    }

    @Override
    public int hopsLeft() {
        long left = Numbers.of(invite.header("Max-Forwards").orElse("70"));
        return (int) Math.max(0, Math.min(255, left) - 1);
    }

    @Override
    public boolean inbandProgress() {
        return account.inbandProgress();
    }

    /** The only device that the caller wants, when he has called a GRUU of this extension. */
    Optional<String> wants(String extension) {
        return invite.requestUri().user().equals(extension)
                ? Gruu.instance(invite.requestUri().text())
                : Optional.empty();
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
        Optional<Reply> tooShort = timer.refusal(invite);
        if (tooShort.isPresent()) {
            refuse(tooShort.get(), Cause.INTERWORKING);
            return false;
        }
        try {
            openSound();
            if (!invite.body().isEmpty()) {
                sound().receiveOffer(invite.body());
            }
            invite.header("Expires").ifPresent(this::limit);
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

    /** The caller does not want to wait longer (RFC 3261 section 13.3.1). */
    private void limit(String expires) {
        long seconds = Numbers.of(expires);
        if (seconds >= 0 && seconds <= LONGEST_WAIT) {
            expiry = context.scheduler()
                    .after(
                            Duration.ofSeconds(seconds),
                            () -> mailbox.execute(() -> {
                                if (unanswered()) {
                                    refuse(Reply.of(487), Cause.NO_ANSWER);
                                }
                            }));
        }
    }

    @Override
    public void ring() {
        mailbox.execute(() -> {
            if (unanswered()) {
                provisional(180, provisionals.required() && !sound().offered());
            }
        });
    }

    @Override
    public void progress() {
        mailbox.execute(() -> {
            if (unanswered() && (sound().offered() || provisionals.supported())) {
                provisional(183, true);
            }
        });
    }

    private boolean unanswered() {
        return state() == State.IDLE || state() == State.RINGING;
    }

    private void provisional(int status, boolean withSession) {
        state(State.RINGING);
        if (withSession && !exchanged && !offeredEarly) {
            boolean answers = sound().offered();
            offeredEarly = !answers;
            String sdp = answers ? sound().answer(null) : sound().offer(List.of());
            provisionals.send(established(status).content(SDP, sdp), true);
        } else {
            provisionals.send(established(status), false);
        }
    }

    @Override
    public void answer(AudioFormat preferred) {
        mailbox.execute(() -> {
            if (!unanswered()) {
                return;
            }
            if (provisionals.sessionOpen()) {
                // RFC 3262 section 3: no 2xx while a description is not acknowledged.
                answerLater = () -> accept(preferred);
            } else {
                accept(preferred);
            }
        });
    }

    private void accept(AudioFormat preferred) {
        Reply reply = Capabilities.advertise(established(200));
        if (!exchanged) {
            String sdp = sound().offered()
                    ? sound().answer(preferred)
                    : sound().offer(preferred == null ? List.of() : List.of(preferred));
            reply = reply.content(SDP, sdp);
        }
        state(State.UP);
        quiet();
        reply = timer.confirm(invite, reply);
        answer = new AnswerRetransmitter(context.scheduler(), mailbox, invite.reply(reply), this::neverAcknowledged);
    }

    private Reply established(int status) {
        Reply reply = Reply.of(status)
                .tag(dialog.localTag())
                .header("Contact", dialog.contact(context.stack()).value());
        for (Header header : tell(identity())) {
            reply = reply.header(header.name(), header.value());
        }
        // UPDATE is possible from the first response on (RFC 3311 section 5.1).
        return status < 200 && peer.update() ? reply.header("Allow", Capabilities.ALLOW) : reply;
    }

    @Override
    void identified() {
        provisional(180, false);
    }

    @Override
    boolean early() {
        return state() == State.RINGING;
    }

    @Override
    boolean exchanged() {
        return exchanged;
    }

    @Override
    void acknowledgedEarly(InboundRequest prack) {
        Optional<RAck> rack = RAck.of(prack);
        if (rack.isEmpty()) {
            prack.reply(Reply.of(400).reason("RAck missing"));
            return;
        }
        switch (provisionals.acknowledge(rack.get())) {
            case NOTHING -> prack.reply(Reply.of(481));
            case PLAIN -> offerOrNothing(prack);
            case SESSION -> sessionAcknowledged(prack);
        }
    }

    private void offerOrNothing(InboundRequest prack) {
        if (prack.body().isEmpty()) {
            prack.reply(Reply.of(200));
        } else {
            midDialog.offerIn(prack);
        }
    }

    private void sessionAcknowledged(InboundRequest prack) {
        boolean usable = !offeredEarly || exchanged || receiveAnswer(prack);
        if (!usable) {
            prack.reply(Reply.of(400).reason("Answer missing or not usable"));
            refuse(Reply.of(488), Cause.INCOMPATIBLE_MEDIA);
            return;
        }
        boolean answered = offeredEarly && !exchanged;
        exchanged = true;
        if (answered) {
            prack.reply(Reply.of(200));
        } else {
            offerOrNothing(prack);
        }
        if (answerLater != null && unanswered()) {
            answerLater.run();
        }
    }

    private void neverPracked() {
        refuse(Reply.of(504).header("Reason", "Q.850;cause=102"), Cause.RECOVERY_ON_TIMER);
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
            proposal.next();
        }
    }

    private boolean takeAnswer(InboundRequest ack) {
        boolean usable = receiveAnswer(ack);
        if (!usable) {
            bye(Cause.INCOMPATIBLE_MEDIA);
        }
        return usable;
    }

    private boolean receiveAnswer(InboundRequest request) {
        try {
            sound().receiveAnswer(request.body());
            return true;
        } catch (SdpException e) {
            LOG.debug("Answer of {} cannot be used: {}", dialog.callId(), e.getMessage());
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

    /** Whether a CANCEL with the INVITE's branch is really of its sender: of the same call and with his tag. */
    public boolean cancelledBy(InboundRequest cancel) {
        return cancel.callId().equals(invite.callId())
                && cancel.from().tag().equals(invite.from().tag())
                && cancel.cseq() == invite.cseq();
    }

    /** The caller gave up. Too late when it was answered: then a BYE will follow. */
    public void cancel(InboundRequest cancel) {
        mailbox.execute(() -> {
            cancel.reply(Reply.of(200).tag(dialog.localTag()));
            if (unanswered()) {
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

    @Override
    public boolean redirect(String number) {
        if (!unanswered()) {
            return false;
        }
        mailbox.execute(() -> {
            if (unanswered()) {
                String uri = "<sip:" + Percent.encodeUser(number) + "@"
                        + context.stack().localAddress(dialog.flow()) + ">";
                refuse(Reply.of(302).header("Contact", uri), Cause.NUMBER_CHANGED);
            }
        });
        return true;
    }

    private void refuse(Reply reply, Cause cause) {
        invite.reply(reply.tag(dialog.localTag()));
        finish(cause);
    }

    @Override
    void stopped() {
        quiet();
    }

    private void quiet() {
        provisionals.stop();
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    @Override
    void forget() {
        super.forget();
        context.legs().remove(invite);
    }
}
