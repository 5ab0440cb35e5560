package org.strowger.sip.stack;

/**
 * A request that came, and the way to answer it. Answers may be given from any thread; what the transport refuses is
 * logged and otherwise lost, as on the network.
 */
public interface InboundRequest extends SipMessage {
    String method();

    SipUri requestUri();

    /** The topmost Via's branch with its sent-by: equal for a CANCEL and what it cancels. */
    String transactionKey();

    /**
     * Opens the server transaction, which from now on absorbs retransmissions. Idempotent; false when another copy of
     * the request has it, so that this one must be forgotten.
     */
    boolean open();

    /** An INVITE that came again although its 2xx was sent; it has no transaction. */
    boolean repeated();

    /** Answers within the transaction, which is opened when it was not. */
    SentReply reply(Reply reply);

    /** Answers without keeping any state. */
    void replyStateless(Reply reply);

    /** A reply that went out. */
    interface SentReply {
        /** Sends the same bytes again, for a 2xx that was not acknowledged yet. */
        void resend();
    }
}
