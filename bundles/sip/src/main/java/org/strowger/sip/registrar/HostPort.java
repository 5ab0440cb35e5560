package org.strowger.sip.registrar;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Text form of socket addresses. */
final class HostPort {
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
}
