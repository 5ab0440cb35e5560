package org.strowger.sip.transaction;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.strowger.sip.stack.Flow;

/** Sends messages. Thread safe; does not block. */
public interface Transmitter {
    /**
     * Sends one message.
     *
     * @param flow over which connection, and for UDP the peer as it was seen
     * @param to the address it goes to; for UDP it may have another port than the flow
     */
    void send(Flow flow, InetSocketAddress to, byte[] message) throws IOException;

    /** The host and port by which a peer reaches us, for the Via. */
    String localAddress(Flow flow);

    /** A user has proven himself from there, so that answers may be longer than what was asked. */
    boolean trusts(Flow flow);
}
