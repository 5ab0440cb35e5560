package org.strowger.sip.transaction;

import java.util.Locale;
import org.strowger.sip.message.MalformedMessage;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.message.Via;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.SipUri;

/** A request as it came, and the way to answer it. */
final class ReceivedRequest extends ReceivedMessage implements InboundRequest {
    private final TransactionLayer layer;
    private final SipUri uri;
    private boolean repeated;
    private ServerTransaction transaction;

    ReceivedRequest(byte[] data, Flow flow, TransactionLayer layer) throws MalformedMessage {
        super(data, flow);
        this.layer = layer;
        this.uri = uriOfRequest();
    }

    /** An INVITE that came again after its 2xx. */
    ReceivedRequest again() {
        repeated = true;
        return this;
    }

    @Override
    public SipUri requestUri() {
        return uri;
    }

    /** Without the branch that everybody must give since RFC 3261, what made a request unique before. */
    @Override
    public String transactionKey() {
        Via via = via();
        boolean proper = via.branch().regionMatches(true, 0, "z9hG4bK", 0, 7);
        String branch = proper ? via.branch() : callId() + '|' + from().tag() + '|' + cseq() + '|' + via.branch();
        return branch + '|' + via.sentBy();
    }

    /** Of the request with this method and the same branch. */
    String key(String method) {
        return transactionKey() + '|' + method.toUpperCase(Locale.ROOT);
    }

    ServerTransaction newTransaction() {
        return new ServerTransaction(
                layer, key(method()), method().equals("INVITE"), flow(), via().replyTo(flow().remote()));
    }

    @Override
    public synchronized boolean open() {
        if (transaction == null && !repeated && !method().equals("ACK")) {
            transaction = layer.open(this);
        }
        return transaction != null;
    }

    @Override
    public boolean repeated() {
        return repeated;
    }

    @Override
    public SentReply reply(Reply reply) {
        byte[] message = layer.writer().response(this, reply);
        if (open()) {
            current().answer(reply.status(), message);
        } else {
            stateless(message);
        }
        return () -> stateless(message);
    }

    private synchronized ServerTransaction current() {
        return transaction;
    }

    @Override
    public void replyStateless(Reply reply) {
        layer.fitting(this, reply).ifPresent(this::stateless);
    }

    private void stateless(byte[] message) {
        layer.transmit(flow(), via().replyTo(flow().remote()), message);
    }
}
