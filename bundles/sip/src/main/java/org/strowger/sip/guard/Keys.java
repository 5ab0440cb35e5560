package org.strowger.sip.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names of what is counted. The address comes first, since a user may be called anything. */
final class Keys {
    /** Bytes of an IPv6 address that tell one customer from another. */
    private static final int NET_6 = 8;

    private Keys() {}

    static String device(String user, InetSocketAddress from) {
        return "device " + from.getAddress().getHostAddress() + ' ' + from.getPort() + ' ' + user;
    }

    static String pair(String user, InetAddress from) {
        return "pair " + net(from) + ' ' + user;
    }

    static String source(InetAddress from) {
        return "source " + net(from);
    }

    static String account(String user) {
        return "account " + user;
    }

    private static String net(InetAddress from) {
        return from instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(from.getAddress(), NET_6))
                : from.getHostAddress();
    }
}
