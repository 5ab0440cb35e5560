package org.strowger.sip.transport;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where a WebSocket comes in whose bytes somebody else carries. */
public final class WebSocketDoor {
    private final Links links;

    public WebSocketDoor(Links links) {
        this.links = links;
    }

    /**
     * The HTTP status to answer the handshake with; 101 when it may.
     *
     * @param header yields a header's value, null for none
     */
    public int judge(String method, UnaryOperator<String> header) {
        return links.webSockets().judge(method, header);
    }

    /**
     * Takes a WebSocket in; empty when there is no room.
     *
     * @param carrier what carries its bytes
     */
    public Optional<Link> enter(Peer peer, int localPort, Carrier carrier) {
        Optional<Link> link = links.adopt(peer, localPort);
        link.ifPresent(l -> {
            l.carriedBy(carrier, false);
            links.enter(l);
        });
        return link;
    }
}
