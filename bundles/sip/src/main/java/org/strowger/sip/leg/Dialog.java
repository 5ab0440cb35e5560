package org.strowger.sip.leg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.SipMessage;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.SipUri;
import org.strowger.sip.stack.Tags;

/** The state of one dialog (RFC 3261 section 12). Used by one thread at a time. */
public final class Dialog {
    private final String callId;
    private final String localTag;
    private final String local;
    private String remote;
    private volatile String remoteTag;
    private final boolean nat;
    private final Tags tags;
    private String target;
    private Flow flow;
    private List<String> routes = List.of();
    private Whereabouts whereabouts;
    private String user = "";
    private long localCseq;
    private long remoteCseq = -1;

    private Dialog(String callId, String localTag, String local, String remote, boolean nat, Flow flow, Tags tags) {
        this.callId = callId;
        this.localTag = localTag;
        this.local = local;
        this.remote = remote;
        this.nat = nat;
        this.flow = flow;
        this.tags = tags;
    }

    /** Of an INVITE that came. */
    public static Dialog incoming(InboundRequest invite, String localTag, boolean nat, Tags tags) {
        String local = invite.header("To").orElse("") + ";tag=" + localTag;
        String remote = invite.header("From").orElse("");
        Dialog dialog = new Dialog(invite.callId(), localTag, local, remote, nat, invite.flow(), tags);
        dialog.remoteTag = invite.from().tag();
        dialog.remoteCseq = invite.cseq();
        dialog.routes = invite.recordRoutes();
        dialog.target = invite.contact().map(c -> c.uri()).map(SipUri::text).orElse("");
        dialog.refresh(invite);
        return dialog;
    }

    /**
     * Of an INVITE to send.
     *
     * @param local From value without tag
     * @param target request URI
     */
    static Dialog outgoing(String local, String target, Flow flow, boolean nat, Tags tags) {
        String tag = tags.next();
        Dialog dialog = new Dialog(tags.next(), tag, local + ";tag=" + tag, "<" + target + ">", nat, flow, tags);
        dialog.target = target;
        return dialog;
    }

    /** From now on requests go where this user's device is at their time. */
    public Dialog following(Whereabouts devices, String itsUser) {
        whereabouts = devices;
        user = itsUser;
        return this;
    }

    /** With a proxy in between, or an address of its own, the device is where it said. */
    private void follow() {
        if (whereabouts != null && routes.isEmpty() && (flow.reliable() || nat)) {
            Whereabouts.Place now = whereabouts.now(user, target, flow);
            target = now.target();
            flow = now.flow();
        }
    }

    /** A response made a dialog of the INVITE; the first confirming one counts. */
    void established(SipMessage response) {
        remote = response.header("To").orElse(remote);
        remoteTag = response.to().tag();
        List<String> reversed = new ArrayList<>(response.recordRoutes());
        Collections.reverse(reversed);
        routes = reversed;
        refresh(response);
    }

    /** The dialog that the INVITE with this number has with another fork. */
    Dialog fork(SipMessage response, long inviteCseq) {
        Dialog other = new Dialog(callId, localTag, local, remote, nat, response.flow(), tags);
        other.target = target;
        other.following(whereabouts, user);
        other.localCseq = inviteCseq;
        other.established(response);
        return other;
    }

    /** Takes a new remote target from the Contact (RFC 3261 section 12.2.1.2) and sees where it can be reached. */
    public void refresh(SipMessage message) {
        message.contact().map(c -> c.uri()).ifPresent(uri -> {
            target = uri.text();
            flow = Reach.of(uri, message.flow(), nat || !routes.isEmpty());
        });
    }

    /** A new request within the dialog. */
    public OutboundRequest request(String method) {
        return make(method, ++localCseq);
    }

    /** The ACK for a 2xx to the INVITE with this number. */
    OutboundRequest ack(long cseq) {
        return make("ACK", cseq);
    }

    private OutboundRequest make(String method, long cseq) {
        follow();
        List<Header> headers = routes.stream().map(r -> new Header("Route", r)).toList();
        return new OutboundRequest(
                method, target, flow, tags.branch(), callId, cseq, local, remote, headers, null, null);
    }

    /** False for a request that is older than one seen before: it is answered with 500. */
    public boolean inOrder(InboundRequest request) {
        if (request.cseq() <= remoteCseq) {
            return false;
        }
        remoteCseq = request.cseq();
        return true;
    }

    /** Whether the request's tags are this dialog's. */
    public boolean matches(SipMessage request) {
        return hasTag(request.from().tag());
    }

    boolean confirmedWith(SipMessage response) {
        return hasTag(response.to().tag());
    }

    /** The other side has given itself a tag. */
    boolean established() {
        return remoteTag != null;
    }

    boolean hasTag(String tag) {
        return remoteTag != null && remoteTag.equals(tag);
    }

    /** Whether the other side is the device with this contact, which is reached like that. */
    boolean isWith(String contact, Flow way) {
        return flow.equals(way) || target.equals(contact);
    }

    public String callId() {
        return callId;
    }

    public String localTag() {
        return localTag;
    }

    public Flow flow() {
        return flow;
    }

    /** Our Contact as this peer can reach it. */
    public Header contact(SipStack stack) {
        String transport = flow.reliable() ? ";transport=" + flow.transportName() : "";
        return new Header("Contact", "<sip:" + stack.localAddress(flow) + transport + ">");
    }
}
