package org.strowger.sip.leg;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.Party;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;

/** One device of an extension that is called: one INVITE to one contact. */
public final class OutboundLeg extends SipLeg {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundLeg.class);
    private static final String SDP = "application/sdp";
    /** How often an INVITE is sent anew with a longer session interval. */
    private static final int TRIES = 2;

    private final List<AudioFormat> callerFormats;
    private final List<Payload> callerVideo;
    private final List<Header> headers;
    private final String device;
    private final int hops;
    private OutboundRequest invite;
    private Forks forks;
    /** Whose answer is in force before the call is answered. */
    private Forks.Fork heard;

    private ClientTransaction transaction;
    private OutboundRequest ack;
    private boolean provisional;
    private int tries;
    private Cause cancelling;
    private Scheduler.Cancellable cancelTimer;

    /**
     * @param dialog towards the contact
     * @param callerFormats what the other side can do, best first
     * @param callerVideo the same of its video; empty for none
     * @param headers besides those that each INVITE has
     * @param hops how many more systems the call may pass
     */
    OutboundLeg(
            LegContext context,
            SipAccount account,
            Party party,
            Dialog dialog,
            List<AudioFormat> callerFormats,
            List<Payload> callerVideo,
            List<Header> headers,
            String device,
            int hops) {
        super(context, account, party, dialog);
        this.callerFormats = callerFormats;
        this.callerVideo = callerVideo;
        this.headers = headers;
        this.device = device;
        this.hops = hops;
    }

    @Override
    public boolean inbound() {
        return false;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public void start(LegListener listener) {
        super.start(listener);
        mailbox.execute(() -> {
            if (state() == State.IDLE && invite == null) {
                call();
            }
        });
    }

    private void call() {
        remember();
        String offer;
        try {
            LegMedia opened = openSound();
            offer = context.offers() ? opened.offer(callerFormats, callerVideo) : null;
        } catch (ProblemException e) {
            LOG.debug("{} cannot be called: {}", account.user(), e.getMessage());
            finish(Cause.CONGESTION);
            return;
        }
        invite(offer);
    }

    private void invite(String offer) {
        invite = dialog.request("INVITE")
                .with(List.of(
                        dialog.contact(context.stack()),
                        new Header("Allow", Capabilities.ALLOW),
                        new Header("Supported", Capabilities.SUPPORTED)))
                .with(timer.ask(true))
                .with(headers)
                .content(SDP, offer)
                .hops(hops);
        forks = new Forks(dialog, invite.cseq());
        tell(headers.stream().filter(Identity::asserts).toList());
        transaction = context.stack().send(invite, new ResponseListener() {
            private final long cseq = invite.cseq();

            @Override
            public void response(InboundResponse response) {
                mailbox.execute(() -> {
                    if (cseq == invite.cseq()) {
                        responded(response);
                    }
                });
            }

            @Override
            public void failed(Failure failure) {
                mailbox.execute(() -> unreachable(failure));
            }
        });
    }

    private void responded(InboundResponse response) {
        if (response.success()) {
            success(response);
        } else if (!response.provisional()) {
            refused(response);
        } else if (cancelling != null) {
            sendCancel();
        } else if (state() != State.UP) {
            provisional = true;
            if (response.status() > 100) {
                progressed(response);
            }
        }
    }

    private void refused(InboundResponse response) {
        stopCancelTimer();
        if (response.status() == 422 && state() != State.ENDED && tries < TRIES && timer.longer(response)) {
            tries++;
            provisional = false;
            invite(invite.body());
        } else {
            if (state() != State.ENDED) {
                Redirection.number(
                                response,
                                context.stack().localHost(dialog.flow()),
                                context.stack().localAddress(dialog.flow()))
                        .ifPresent(number -> events.tell(l -> l.redirected(this, number)));
            }
            finish(Causes.of(response.status(), response));
        }
    }

    private void progressed(InboundResponse response) {
        peer.learn(response);
        Forks.Fork fork = forks.of(response).orElse(null);
        boolean reliable = fork != null && Abilities.contains(response.headers("Require"), "100rel");
        long number = reliable ? Numbers.of(response.header("RSeq").orElse("")) : -1;
        if (reliable && !fork.next(number)) {
            LOG.debug("Provisional response {} of {} is not the next one", number, dialog.callId());
            return;
        }
        boolean early = response.contentType().equals(SDP) && takeEarly(response, fork, reliable);
        if (reliable) {
            acknowledge(fork, number);
        }
        boolean rings = response.status() == 180 || early;
        if (rings && (state() == State.IDLE || early)) {
            state(State.RINGING);
            events.tell(l -> l.ringing(this, early));
        }
        proposal.next();
    }

    /** PRACK (RFC 3262 section 4). */
    private void acknowledge(Forks.Fork fork, long number) {
        Header rack = new Header("RAck", new RAck(number, invite.cseq(), "INVITE").value());
        OutboundRequest prack = fork.dialog.request("PRACK").with(List.of(rack));
        context.stack().send(fork.reply == null ? prack : prack.content(SDP, fork.reply), ResponseListener.NONE);
        fork.reply = null;
    }

    /** The device offers, since our INVITE did not; null when its offer cannot be used. */
    private String answerTo(String offer) {
        try {
            sound().receiveOffer(offer);
            return sound().answer(callerFormats.isEmpty() ? null : callerFormats.get(0));
        } catch (SdpException e) {
            LOG.debug("Offer of {} cannot be used: {}", dialog.callId(), e.getMessage());
            return null;
        }
    }

    /** Only a reliable response can carry the offer (RFC 3262 section 5). */
    private boolean takeEarlyOffer(InboundResponse response, Forks.Fork fork, boolean reliable) {
        if (!reliable) {
            return false;
        }
        fork.reply = answerTo(response.body());
        fork.exchanged = fork.reply != null;
        if (fork.exchanged) {
            fork.answer = response.body();
            heard = fork;
            dialog = fork.dialog;
        }
        return fork.exchanged;
    }

    /** What is heard is what the fork says that has said something last. */
    private boolean takeEarly(InboundResponse response, Forks.Fork fork, boolean reliable) {
        if (fork != null && fork.exchanged) {
            return true;
        }
        if (invite.body() == null) {
            return takeEarlyOffer(response, fork, reliable);
        }
        try {
            sound().receiveAnswer(response.body());
            if (fork != null) {
                fork.answer = response.body();
                fork.exchanged = reliable;
                heard = fork;
                dialog = fork.dialog;
            }
            return true;
        } catch (SdpException e) {
            LOG.debug("Early answer of {} is not used: {}", dialog.callId(), e.getMessage());
            return false;
        }
    }

    @Override
    boolean early() {
        return forks != null && dialog.established();
    }

    @Override
    boolean ofOtherFork(InboundRequest request) {
        return state() == State.RINGING && forks != null && forks.of(request).isPresent();
    }

    /** A late answer of another device must still be found, to be hung up. */
    @Override
    void forget() {
        if (forks != null && forks.several() && ack != null) {
            context.scheduler().after(Timers.GIVE_UP, () -> mailbox.execute(super::forget));
        } else {
            super.forget();
        }
    }

    @Override
    boolean exchanged() {
        return heard != null && heard.exchanged;
    }

    @Override
    void success(InboundResponse response) {
        if (response.cseq() != (invite == null ? -1 : invite.cseq())) {
            return;
        }
        if (ack == null) {
            first(response);
        } else if (dialog.confirmedWith(response)) {
            context.stack().sendStateless(ack);
        } else {
            otherFork(response);
        }
    }

    private void first(InboundResponse response) {
        stopCancelTimer();
        peer.learn(response);
        Forks.Fork winner = forks.of(response).orElse(null);
        if (winner != null) {
            dialog = winner.dialog;
        }
        dialog.established(response);
        boolean offered = invite.body() == null && (winner == null || !winner.exchanged);
        String reply = offered && state() != State.ENDED ? answerTo(response.body()) : null;
        ack = dialog.ack(invite.cseq());
        ack = reply == null ? ack : ack.content(SDP, reply);
        context.stack().sendStateless(ack);
        if (state() == State.ENDED) {
            sendBye(cancelling == null ? Cause.NORMAL_CLEARING : cancelling);
        } else if (offered ? reply != null : takeAnswer(response, winner)) {
            state(State.UP);
            timer.agreed(response);
            events.tell(l -> l.answered(this));
            if (held()) {
                events.tell(l -> l.held(this, true));
            }
            proposal.next();
        } else {
            bye(Cause.INCOMPATIBLE_MEDIA);
        }
    }

    private boolean takeAnswer(InboundResponse response, Forks.Fork winner) {
        boolean early = winner != null && winner.answer != null;
        if (early && winner.exchanged && heard == winner) {
            return true;
        }
        String answer = early && (winner.exchanged || response.body().isEmpty()) ? winner.answer : response.body();
        try {
            sound().receiveAnswer(answer);
            return true;
        } catch (SdpException e) {
            LOG.debug("Answer of {} cannot be used: {}", dialog.callId(), e.getMessage());
            return false;
        }
    }

    /** A proxy has forked and more than one device answered: the later ones are hung up. */
    private void otherFork(InboundResponse response) {
        Dialog other = dialog.fork(response, invite.cseq());
        context.stack().sendStateless(other.ack(invite.cseq()));
        context.stack().send(other.request("BYE").with(Causes.reason(Cause.ANSWERED_ELSEWHERE)), ResponseListener.NONE);
    }

    private void unreachable(ResponseListener.Failure failure) {
        stopCancelTimer();
        boolean silent = failure == ResponseListener.Failure.TIMEOUT;
        finish(silent ? Cause.NO_USER_RESPONSE : Cause.SUBSCRIBER_ABSENT);
    }

    @Override
    void clear(Cause cause) {
        if (state() == State.UP) {
            bye(cause);
        } else if (invite == null) {
            finish(cause);
        } else {
            cancelling = cause;
            ended(cause);
            if (provisional) {
                sendCancel();
            }
            // Without a provisional response the CANCEL waits for one (RFC 3261 section 9.1).
        }
    }

    private void sendCancel() {
        if (cancelTimer == null) {
            context.stack().send(invite.cancel(Causes.reason(cancelling)), ResponseListener.NONE);
            cancelTimer = context.scheduler().after(Timers.GIVE_UP, () -> mailbox.execute(this::neverFinished));
        }
    }

    /** The device has ignored the CANCEL. */
    private void neverFinished() {
        transaction.terminate();
        forget();
    }

    private void stopCancelTimer() {
        if (cancelTimer != null) {
            cancelTimer.cancel();
        }
    }

    @Override
    public void ring() {
        LOG.trace("an outbound leg does not ring its caller");
    }

    @Override
    public void progress() {
        LOG.trace("an outbound leg has no early sound to open");
    }

    @Override
    public void answer(AudioFormat preferred) {
        LOG.trace("an outbound leg is answered by its device");
    }
}
