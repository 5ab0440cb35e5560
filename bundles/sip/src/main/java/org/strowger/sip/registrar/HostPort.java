package org.strowger.sip.registrar;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Text form of socket addresses. */
final class HostPort {
    private static final String QUAD = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final String IPV4 = QUAD + "(\\." + QUAD + "){3}";

    private HostPort() {}

    /** {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}, without zone. */
    static String format(InetSocketAddress address) {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        String plain = zone < 0 ? host : host.substring(0, zone);
        boolean six = address.getAddress() instanceof Inet6Address;
        return (six ? "[" + plain + "]" : plain) + ":" + address.getPort();
    }

    /** What {@link #format} wrote; empty for anything else. */
    static Optional<InetSocketAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon).replace("[", "").replace("]", "");
        return port > 65_535 ? Optional.empty() : literal(host).map(a -> new InetSocketAddress(a, port));
    }

    /** The address a literal names; never asks a name server. */
    static Optional<InetAddress> literal(String host) {
        boolean six = host.indexOf(':') >= 0 && host.length() <= 45 && host.matches("[0-9a-fA-F:.]+");
        if (!six && !host.matches(IPV4)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
