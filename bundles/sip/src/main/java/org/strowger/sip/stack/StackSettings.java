package org.strowger.sip.stack;

import java.net.InetAddress;
import java.util.List;

/**
 * How a stack is set up.
 *
 * @param port of UDP and TCP
 * @param tlsPort 0 for no TLS
 * @param wsPort of plain WebSocket; 0 for none
 * @param wsBind where plain WebSocket is listened to
 * @param origins of pages that may open a WebSocket; none for the same host
 * @param external the address for peers outside the local networks; empty for none
 * @param connections at one time
 * @param unproven of these, those over which no user has proven himself yet
 * @param messageBytes longest message over a connection
 * @param headBytes its longest head
 * @param sourceRate messages a second from a source over which no user has proven himself; 0 for no limit
 * @param product for Server and User-Agent
 */
public record StackSettings(
        InetAddress bind,
        int port,
        int tlsPort,
        int wsPort,
        InetAddress wsBind,
        List<String> origins,
        String external,
        Networks local,
        int connections,
        int unproven,
        int messageBytes,
        int headBytes,
        int sourceRate,
        String product) {}
