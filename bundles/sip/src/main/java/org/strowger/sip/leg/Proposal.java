package org.strowger.sip.leg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg.State;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.sdp.SdpException;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;

/**
 * The changes that we propose within a dialog, by UPDATE (RFC 3311) or re-INVITE: other media, a session refresh, who is at
 * the other end. One at a time; what is wished meanwhile goes into the next. A refusal changes nothing (RFC 6141). Mailbox
 * only.
 */
final class Proposal {
    private static final Logger LOG = LoggerFactory.getLogger(Proposal.class);
    private static final int TRIES = 5;
    /** Back-off after a collision (RFC 3261 section 14.1), in steps of 10 ms. */
    private static final int STEP = 10;

    private static final int OWNER_LEAST = 210;
    private static final int OWNER_SPREAD = 191;
    private static final int OTHER_SPREAD = 201;
    private static final long LONGEST_WAIT = 32;

    private final SipLeg leg;
    private final boolean ownsCallId;
    private boolean offer;
    private boolean bare;
    /** What was sent is an offer for its own sake, not for want of UPDATE. */
    private boolean offering;

    private List<AudioFormat> formats = List.of();
    private OutboundRequest sent;
    private OutboundRequest ack;
    private int tries;
    private Scheduler.Cancellable retry;

    Proposal(SipLeg leg) {
        this.leg = leg;
        this.ownsCallId = !leg.inbound();
    }

    /** Offers the media anew, these formats first. */
    void offer(List<AudioFormat> wanted) {
        offer = true;
        formats = wanted;
        next();
    }

    /** Refreshes the session, and tells the identity that is to be told. */
    void refresh() {
        bare = true;
        next();
    }

    /** Sends what is wished as soon as the dialog is free for it. */
    void next() {
        if (sent != null || retry != null || !(offer || bare) || !possible()) {
            return;
        }
        boolean invite = leg.state() == State.UP && (offer || !leg.peer.update());
        sent = request(invite);
        offering = offer;
        offer = false;
        bare = false;
        leg.context.stack().send(sent, new ResponseListener() {
            @Override
            public void response(InboundResponse response) {
                leg.mailbox.execute(() -> responded(response));
            }

            @Override
            public void failed(Failure failure) {
                leg.mailbox.execute(() -> unanswered(failure.name()));
            }
        });
    }

    /** Early, only UPDATE is possible, and an offer only when the first exchange is over. */
    private boolean possible() {
        if (leg.state() == State.UP) {
            return leg.sound().settled() && !leg.midDialog.inviteOpen();
        }
        return leg.state() == State.RINGING && leg.peer.update() && leg.early() && (!offer || leg.exchanged());
    }

    private OutboundRequest request(boolean invite) {
        List<Header> headers = new ArrayList<>();
        headers.add(leg.dialog.contact(leg.context.stack()));
        headers.add(new Header("Allow", Capabilities.ALLOW));
        headers.add(new Header("Supported", "timer"));
        if (leg.state() == State.UP) {
            headers.addAll(leg.timer.ask(false));
        }
        headers.addAll(leg.tell(leg.identity()));
        OutboundRequest request =
                leg.dialog.request(invite ? "INVITE" : "UPDATE").with(headers);
        return invite || offer ? request.content("application/sdp", description()) : request;
    }

    private String description() {
        return leg.sound().offer(offer || leg.format() == null ? formats : List.of(leg.format()));
    }

    /** A re-INVITE of ours has no final response yet. */
    boolean invitePending() {
        return sent != null && sent.method().equals("INVITE");
    }

    /** An offer of ours has no answer yet. */
    boolean offerPending() {
        return sent != null && sent.body() != null;
    }

    private void responded(InboundResponse response) {
        if (sent == null || response.provisional() || response.cseq() != sent.cseq()) {
            return;
        }
        if (sent.method().equals("INVITE") && response.success()) {
            ack = leg.dialog.ack(sent.cseq());
            leg.context.stack().sendStateless(ack);
        }
        if (leg.state() == State.ENDED) {
            sent = null;
        } else if (response.success()) {
            agreed(response);
        } else {
            refused(response);
        }
    }

    private void agreed(InboundResponse response) {
        OutboundRequest request = sent;
        sent = null;
        tries = 0;
        leg.peer.learn(response);
        leg.dialog.refresh(response);
        if (leg.state() == State.UP) {
            leg.timer.agreed(response);
        }
        if (request.body() != null) {
            takeAnswer(response);
        }
        next();
    }

    private void takeAnswer(InboundResponse response) {
        boolean held = leg.held();
        try {
            leg.sound().receiveAnswer(response.body());
            leg.holdChanged(held);
        } catch (SdpException e) {
            LOG.debug("Answer in {} cannot be used: {}", leg.dialog.callId(), e.getMessage());
            leg.sound().abandon();
        }
    }

    private void refused(InboundResponse response) {
        OutboundRequest request = sent;
        int status = response.status();
        if (request.body() != null) {
            leg.sound().abandon();
        }
        sent = null;
        switch (status) {
            case 408, 481 -> gone(Integer.toString(status));
            case 491 -> again(request, backOff());
            case 500, 503 -> later(request, response);
            case 422 -> {
                if (leg.timer.longer(response)) {
                    again(request, Duration.ZERO);
                }
            }
            case 405, 501 -> withoutUpdate(request);
            default -> {
                LOG.debug("{} in {} is refused with {}", request.method(), leg.dialog.callId(), status);
                tries = 0;
                next();
            }
        }
    }

    private Duration backOff() {
        int steps = ownsCallId
                ? OWNER_LEAST + leg.context.tags().below(OWNER_SPREAD)
                : leg.context.tags().below(OTHER_SPREAD);
        return Duration.ofMillis((long) steps * STEP);
    }

    private void later(OutboundRequest request, InboundResponse response) {
        long seconds = Numbers.of(response.header("Retry-After").orElse(""));
        if (seconds >= 0 && seconds <= LONGEST_WAIT) {
            again(request, Duration.ofSeconds(Math.max(1, seconds)));
        }
    }

    private void withoutUpdate(OutboundRequest request) {
        if (request.method().equals("UPDATE")) {
            leg.peer.noUpdate();
            again(request, Duration.ZERO);
        }
    }

    private void again(OutboundRequest request, Duration delay) {
        tries++;
        if (tries >= TRIES) {
            LOG.debug("{} in {} is given up", request.method(), leg.dialog.callId());
            tries = 0;
            return;
        }
        offer |= offering;
        bare |= !offering;
        if (delay.isZero()) {
            next();
        } else {
            retry = leg.context
                    .scheduler()
                    .after(
                            delay,
                            () -> leg.mailbox.execute(() -> {
                                retry = null;
                                next();
                            }));
        }
    }

    private void unanswered(String why) {
        if (sent != null) {
            sent = null;
            if (leg.state() != State.ENDED) {
                gone(why);
            }
        }
    }

    /** The party has no such dialog, or does not answer any more (RFC 3261 section 12.2.1.2). */
    private void gone(String why) {
        LOG.debug("{} is over, its party does not know it any more: {}", leg.dialog.callId(), why);
        if (leg.state() == State.UP) {
            leg.bye(Cause.RECOVERY_ON_TIMER);
        }
    }

    /** A 2xx to our re-INVITE came again: its ACK was lost. False when it is for another request. */
    boolean repeated(InboundResponse response) {
        boolean ours = ack != null && ack.cseq() == response.cseq();
        if (ours) {
            leg.context.stack().sendStateless(ack);
        }
        return ours;
    }

    void stop() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }
}
