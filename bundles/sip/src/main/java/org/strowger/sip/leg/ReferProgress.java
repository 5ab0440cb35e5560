package org.strowger.sip.leg;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg.State;
import org.strowger.api.call.TransferProgress;
import org.strowger.sip.message.Phrases;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.ResponseListener;

/**
 * Answers a REFER and tells its sender by NOTIFY what becomes of it (RFC 3515 section 2.4), one NOTIFY after the other, so that
 * none overtakes another. Without the implicit subscription when the sender does not want it (RFC 4488).
 */
final class ReferProgress implements TransferProgress {
    static final int EXPIRES = 60;

    private final SipLeg leg;
    private final InboundRequest refer;
    private final String event;
    private final boolean silent;
    private final Queue<OutboundRequest> waiting = new ArrayDeque<>();
    private String last = "SIP/2.0 100 Trying";
    private boolean accepted;
    private boolean over;
    private boolean underWay;

    ReferProgress(SipLeg leg, InboundRequest refer) {
        this.leg = leg;
        this.refer = refer;
        this.silent = refer.header("Refer-Sub")
                .filter(v -> v.trim().toLowerCase(Locale.ROOT).startsWith("false"))
                .isPresent();
        // The first one in a dialog needs no id, and some phones want none.
        this.event = leg.transferring == null ? "refer" : "refer;id=" + refer.cseq();
    }

    @Override
    public void accepted() {
        leg.mailbox.execute(() -> {
            accept();
            notify(last, false);
        });
    }

    private void accept() {
        accepted = true;
        Reply reply = Reply.of(202)
                .header("Contact", leg.dialog.contact(leg.context.stack()).value());
        refer.reply(silent ? reply.header("Refer-Sub", "false") : reply);
    }

    @Override
    public void ringing() {
        leg.mailbox.execute(() -> notify("SIP/2.0 180 Ringing", false));
    }

    @Override
    public void completed() {
        leg.mailbox.execute(() -> notify("SIP/2.0 200 OK", true));
    }

    @Override
    public void failed(Cause cause) {
        leg.mailbox.execute(() -> {
            if (accepted) {
                notify(failure(cause), true);
            } else if (cause == Cause.NOT_ALLOWED || cause == Cause.FACILITY_REJECTED) {
                over = true;
                Refer.refuse(refer);
            } else {
                // What is wrong with the target must not look as if something were wrong with this dialog.
                accept();
                notify(failure(cause), true);
            }
        });
    }

    private static String failure(Cause cause) {
        int status = Causes.status(cause);
        return "SIP/2.0 " + status + " " + Phrases.of(status);
    }

    private void notify(String status, boolean end) {
        last = status;
        if (over || silent || leg.state() != State.UP) {
            return;
        }
        over = end;
        send(status, end ? "terminated;reason=noresource" : "active;expires=" + EXPIRES);
    }

    /** Asked for by a refresh. */
    void again() {
        notify(last, false);
    }

    void unsubscribed() {
        over = true;
        send(last, "terminated;reason=timeout");
    }

    boolean over() {
        return over;
    }

    private void send(String status, String state) {
        OutboundRequest notify = leg.dialog
                .request("NOTIFY")
                .with(List.of(
                        leg.dialog.contact(leg.context.stack()),
                        new Header("Event", event),
                        new Header("Subscription-State", state)))
                .content("message/sipfrag;version=2.0", status + "\r\n");
        waiting.add(notify);
        sendNext();
    }

    private void sendNext() {
        if (underWay || waiting.isEmpty()) {
            return;
        }
        underWay = true;
        leg.context.stack().send(waiting.remove(), new ResponseListener() {
            @Override
            public void response(InboundResponse response) {
                if (!response.provisional()) {
                    leg.mailbox.execute(() -> done(response.success()));
                }
            }

            @Override
            public void failed(Failure failure) {
                leg.mailbox.execute(() -> done(false));
            }
        });
    }

    private void done(boolean heard) {
        underWay = false;
        if (!heard) {
            // It does not know the subscription, or does not answer: it is not told any more.
            over = true;
            waiting.clear();
        }
        sendNext();
    }
}
