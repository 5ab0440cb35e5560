package org.strowger.sip.stack;

import java.net.InetSocketAddress;
import org.strowger.api.sip.SipAccount.Transport;

/** Where a peer is: the transport, and the address its packets come from. */
public record Flow(Transport transport, InetSocketAddress remote) {
    /** Requests over it are retransmitted by nobody but the transport itself. */
    public boolean reliable() {
        return transport != Transport.UDP;
    }

    /** The transport as in URIs: lower case. */
    public String transportName() {
        return transport.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Address of the peer without port. */
    public String host() {
        return remote.getAddress().getHostAddress();
    }

    @Override
    public String toString() {
        return transportName() + ":" + Hosts.format(host()) + ":" + remote.getPort();
    }
}
