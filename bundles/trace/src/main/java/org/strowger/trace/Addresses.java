package org.strowger.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses as text. */
final class Addresses {
    private Addresses() {}

    /** Host and port, IPv6 in brackets; never a name. */
    static String text(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return host == null ? address.getHostString() + ':' + address.getPort() : text(host, address.getPort());
    }

    private static String text(InetAddress host, int port) {
        String plain = host.getHostAddress();
        int zone = plain.indexOf('%');
        String bare = zone < 0 ? plain : plain.substring(0, zone);
        return (bare.indexOf(':') < 0 ? bare : '[' + bare + ']') + ':' + port;
    }

    /** Host and port as in a session description. */
    static String text(String host, int port) {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
