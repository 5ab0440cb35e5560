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
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;

/**
 * What inbound and outbound legs share. Everything that happens to a leg runs in its mailbox; the getters may be called
 * from anywhere.
 */
public abstract class SipLeg implements Leg {
    private static final Logger LOG = LoggerFactory.getLogger(SipLeg.class);

    final LegContext context;
    final SipAccount account;
    final Dialog dialog;
    final Mailbox mailbox;
    final LegEvents events = new LegEvents();
    final MidDialog midDialog;
    private final String id;
    private final Party party;
    private volatile State state = State.IDLE;
    private volatile LegMedia sound;

    SipLeg(LegContext context, SipAccount account, Party party, Dialog dialog) {
        this.context = context;
        this.account = account;
        this.party = party;
        this.dialog = dialog;
        this.id = context.tags().next();
        this.mailbox = new Mailbox(context.pool(), dialog.callId(), account.user());
        this.midDialog = new MidDialog(this);
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

    /** A request within the dialog, or the ACK of our answer. */
    public final void request(InboundRequest request) {
        mailbox.execute(() -> midDialog.request(request));
    }

    /** A 2xx to our INVITE outside its transaction. */
    public final void stray(InboundResponse response) {
        mailbox.execute(() -> success(response));
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

    final void sendBye(Cause cause) {
        OutboundRequest bye = dialog.request("BYE").with(Causes.reason(cause));
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
        if (sound != null) {
            sound.endpoint().close();
        }
        events.end(l -> l.ended(this, cause));
    }

    final void finish(Cause cause) {
        ended(cause);
        forget();
    }

    /** No message can find the leg any more. */
    void forget() {
        context.legs().remove(dialog.callId(), dialog.localTag());
    }
}
