package org.strowger.sip.transport;

import java.net.InetSocketAddress;
import org.strowger.api.sip.SipAccount.Transport;

/** The other end of a connection. */
public record Peer(Transport transport, InetSocketAddress remote) {
    boolean webSocket() {
        return transport == Transport.WS || transport == Transport.WSS;
    }

    @Override
    public String toString() {
        return transport + " " + remote.getAddress().getHostAddress() + " port " + remote.getPort();
    }
}
