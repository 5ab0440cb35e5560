package org.strowger.sip.stack;

/** The SIP transaction layer and its transports, whatever library does the work. Thread safe; nothing blocks. */
public interface SipStack extends AutoCloseable {
    /** Sends a request and opens its transaction. Trouble is told to the listener, never thrown. */
    ClientTransaction send(OutboundRequest request, ResponseListener listener);

    /** Sends a request without a transaction: the ACK for a 2xx. */
    void sendStateless(OutboundRequest request);

    /** The host and port under which a peer reaches us over its transport, for Via, Contact and From. */
    String localAddress(Flow flow);

    /** The host alone, for SDP. */
    String localHost(Flow flow);

    /** A user has proven himself over this flow: its connection may stay. */
    void proven(Flow flow);

    /** Transactions that are kept now, for leak checks. */
    int transactions();

    @Override
    void close();
}
