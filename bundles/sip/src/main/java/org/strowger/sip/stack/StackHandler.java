package org.strowger.sip.stack;

/** What the stack hands its owner. Called on the stack's threads: must not block. */
public interface StackHandler {
    /** Before anything is kept: false refuses a request outside any dialog with 503 because there is too much to do. */
    boolean admit(InboundRequest request);

    /** A new request, ACK for a 2xx included; retransmissions are absorbed once its transaction is open. */
    void request(InboundRequest request);

    /** A 2xx to an INVITE that belongs to no transaction any more: a retransmission, or a late fork. */
    void stray(InboundResponse response);

    /** A connection over which a user had proven himself is closed. */
    void lost(Flow flow);
}
