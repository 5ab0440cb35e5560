package org.strowger.sip.stack;

import java.net.InetSocketAddress;
import java.util.Locale;
import org.strowger.api.sip.SipAccount.Transport;

/** Where a peer is: the transport, and the address its packets come from. */
public record Flow(Transport transport, InetSocketAddress remote) {
    /** Requests over it are retransmitted by nobody but the transport itself. */
    public boolean reliable() {
        return transport != Transport.UDP;
    }

    /** The transport as in URIs: lower case, and {@code ws} for both kinds of WebSocket (RFC 7118 section 5.1). */
    public String transportName() {
        return webSocket() ? "ws" : transport.name().toLowerCase(Locale.ROOT);
    }

    /** Only the other side can open it. */
    public boolean webSocket() {
        return transport == Transport.WS || transport == Transport.WSS;
    }

    /** Address of the peer without port. */
    public String host() {
        return remote.getAddress().getHostAddress();
    }

    @Override
    public String toString() {
        return transport.name().toLowerCase(Locale.ROOT) + ":" + Hosts.format(host()) + ":" + remote.getPort();
    }
}
