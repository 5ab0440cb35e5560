package org.strowger.sip.stack;

import java.net.InetAddress;

/**
 * How a stack is set up.
 *
 * @param port of UDP and TCP
 * @param tlsPort 0 for no TLS
 * @param external the address for peers outside the local networks; empty for none
 * @param connections at one time over TCP and TLS
 * @param unproven of these, those over which no user has proven himself yet
 * @param sourceRate messages a second from a source over which no user has proven himself; 0 for no limit
 * @param product for Server and User-Agent
 */
public record StackSettings(
        InetAddress bind,
        int port,
        int tlsPort,
        String external,
        Networks local,
        int connections,
        int unproven,
        int sourceRate,
        String product) {}
