package org.strowger.sip.leg;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Payload;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.ResponseListener;

/**
 * What inbound and outbound legs share. Everything that happens to a leg runs in its mailbox; the getters may be called
 * from anywhere.
 */
public abstract class SipLeg implements Leg {
    private static final Logger LOG = LoggerFactory.getLogger(SipLeg.class);

    final LegContext context;
    final SipAccount account;
    final Mailbox mailbox;
    final LegEvents events = new LegEvents();
    final Abilities peer = new Abilities();
    final MidDialog midDialog;
    final Proposal proposal;
    final SessionTimer timer;
    private final KeySender keys = new KeySender(this);
    /** The last transfer the party asked for; null before. Mailbox only. */
    ReferProgress transferring;

    /** Of several forks, the one whose sound is heard, or which answered. Its Call-ID and local tag never change. */
    volatile Dialog dialog;

    private final Identity identity;
    private final String id;
    private final Party party;
    private volatile State state = State.IDLE;
    private volatile LegMedia sound;
    private volatile Party connected;
    private String told = "";

    SipLeg(LegContext context, SipAccount account, Party party, Dialog dialog) {
        this.context = context;
        this.account = account;
        this.party = party;
        this.dialog = dialog.following(context.whereabouts(), account.user());
        this.id = context.tags().next();
        this.mailbox = new Mailbox(dialog.callId(), account.user());
        this.identity = new Identity(account);
        this.midDialog = new MidDialog(this);
        this.proposal = new Proposal(this);
        this.timer = new SessionTimer(this);
    }

    /** From now on messages find the leg. */
    final void remember() {
        context.legs().add(dialog.callId(), dialog.localTag(), this);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String technology() {
        return SipTechnology.NAME;
    }

    @Override
    public final Party party() {
        return party;
    }

    @Override
    public final State state() {
        return state;
    }

    @Override
    public final boolean held() {
        LegMedia now = sound;
        return now != null && now.held();
    }

    @Override
    public final MediaEndpoint media() {
        LegMedia now = sound;
        return now == null ? null : now.endpoint();
    }

    @Override
    public final MediaEndpoint video() {
        LegMedia now = sound;
        return now == null ? null : now.video().endpoint();
    }

    @Override
    public final List<Payload> videoFormats() {
        LegMedia now = sound;
        return now == null ? List.of() : now.video().formats();
    }

    @Override
    public final void acceptVideo(List<Payload> formats) {
        mailbox.execute(() -> {
            if (sound != null && !sound.settled()) {
                sound.video().accept(formats);
            }
        });
    }

    @Override
    public final AudioFormat format() {
        LegMedia now = sound;
        return now == null ? null : now.format();
    }

    @Override
    public final List<AudioFormat> formats() {
        LegMedia now = sound;
        return now == null ? List.of() : now.formats();
    }

    @Override
    public final void hangup(Cause cause) {
        mailbox.execute(() -> {
            if (state != State.ENDED) {
                clear(cause);
            }
        });
    }

    @Override
    public void start(LegListener listener) {
        mailbox.execute(() -> events.start(listener));
    }

    @Override
    public final void renegotiate(List<AudioFormat> preferred) {
        mailbox.execute(() -> {
            if (state == State.UP) {
                proposal.offer(List.copyOf(preferred));
            }
        });
    }

    @Override
    public final void sendDigit(char digit, int milliseconds) {
        mailbox.execute(() -> {
            if (sound == null) {
                return;
            }
            if (sound.sendsInfoKeys()) {
                keys.send(new KeyInfo(digit, milliseconds));
            } else {
                sound.endpoint().sendDigit(digit, milliseconds);
            }
        });
    }

    @Override
    public final void identify(Party other) {
        connected = other;
        mailbox.execute(() -> {
            boolean news = identity().stream().anyMatch(h -> !h.value().equals(told));
            if (news && state == State.UP) {
                proposal.refresh();
            } else if (news && state == State.RINGING) {
                identified();
            }
        });
    }

    /** Who is at the other end has changed before the answer. */
    void identified() {
        proposal.refresh();
    }

    /** Who is at the other end, as the party wants to be told; at most one header. From now on it counts as told. */
    final List<Header> identity() {
        Party other = connected;
        return other == null
                ? List.of()
                : identity.header(other, context.stack().localHost(dialog.flow()), inbound() ? "called" : "calling")
                        .map(List::of)
                        .orElse(List.of());
    }

    /** Remembers what was told last. */
    final List<Header> tell(List<Header> identities) {
        identities.forEach(h -> told = h.value());
        return identities;
    }

    /** A request within the dialog, or the ACK of our answer. */
    public final void request(InboundRequest request) {
        mailbox.execute(() -> midDialog.request(request));
    }

    /** A 2xx to our INVITE outside its transaction. */
    public final void stray(InboundResponse response) {
        mailbox.execute(() -> {
            if (!proposal.repeated(response)) {
                success(response);
            }
        });
    }

    /** Ends the leg as its state asks for; not called when it has ended. */
    abstract void clear(Cause cause);

    /** A 2xx to our INVITE, the first or any other. */
    void success(InboundResponse response) {
        LOG.debug("A 2xx for {} that called us", dialog.callId());
    }

    /** The ACK for our 2xx to the INVITE. */
    void acknowledged(InboundRequest ack) {
        LOG.debug("An ACK for {} that we have called", dialog.callId());
    }

    /** A BYE before the call was established; only a caller may send it. */
    void byeTooEarly(InboundRequest bye) {
        finish(Causes.stated(bye, Cause.NORMAL_CLEARING));
    }

    /** A PRACK; only a caller may send it. */
    void acknowledgedEarly(InboundRequest prack) {
        prack.reply(Reply.of(481));
    }

    /** There is an early dialog, within which requests can be sent. */
    abstract boolean early();

    /** The first offer and its answer are through, for certain: either side may make an offer before the final answer. */
    abstract boolean exchanged();

    /** Whether the request comes from a device that rings, but is not the one whose dialog this leg has now. */
    boolean ofOtherFork(InboundRequest request) {
        return false;
    }

    /** Our 2xx still waits for its ACK. */
    boolean unacknowledged() {
        return false;
    }

    final void state(State next) {
        state = next;
    }

    final LegMedia sound() {
        return sound;
    }

    /** Opens the sound; a problem when no port is free. */
    final LegMedia openSound() {
        String host = context.stack().localHost(dialog.flow());
        sound = new LegMedia(context.media(), account, id, host, dialog.flow());
        return sound;
    }

    /** Tells a change of hold when there was one. */
    final void holdChanged(boolean before) {
        boolean now = sound.held();
        if (now != before) {
            events.tell(l -> l.held(this, now));
        }
    }

    /** Ends an established dialog: tells it at once, forgets it when the BYE is through. */
    final void bye(Cause cause) {
        ended(cause);
        sendBye(cause);
    }

    /** Nobody has refreshed the session in time (RFC 4028 section 10). */
    final void expired() {
        if (state == State.UP) {
            LOG.debug("Session timer of {} has run out", dialog.callId());
            ended(Cause.RECOVERY_ON_TIMER);
            sendBye(List.of(new Header("Reason", "Q.850;cause=102;text=\"Session timer expired\"")));
        }
    }

    final void sendBye(Cause cause) {
        sendBye(Causes.reason(cause));
    }

    private void sendBye(List<Header> reason) {
        OutboundRequest bye = dialog.request("BYE").with(reason);
        context.stack().send(bye, new ResponseListener() {
            @Override
            public void response(InboundResponse response) {
                if (!response.provisional()) {
                    mailbox.execute(SipLeg.this::forget);
                }
            }

            @Override
            public void failed(Failure failure) {
                LOG.debug("BYE of {} was not answered: {}", dialog.callId(), failure);
                mailbox.execute(SipLeg.this::forget);
            }
        });
    }

    /** Tells the end and gives the sound back; once. */
    final void ended(Cause cause) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        midDialog.stop();
        proposal.stop();
        timer.stop();
        stopped();
        if (sound != null) {
            sound.close();
        }
        events.end(l -> l.ended(this, cause));
    }

    /** The leg has ended: what only its kind has is stopped. */
    void stopped() {}

    final void finish(Cause cause) {
        ended(cause);
        forget();
    }

    /** No message can find the leg any more. */
    void forget() {
        context.legs().remove(dialog.callId(), dialog.localTag());
    }
}
