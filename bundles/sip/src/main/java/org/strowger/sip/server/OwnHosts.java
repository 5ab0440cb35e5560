package org.strowger.sip.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Predicate;
import org.strowger.sip.stack.Hosts;

/** Whether a host in a URI is this machine. Names are not looked up. */
final class OwnHosts implements Predicate<String> {
    private final String external;

    /** @param external the address that the outside knows us by; empty for none */
    OwnHosts(String external) {
        this.external = external;
    }

    @Override
    public boolean test(String host) {
        return host.equals(external)
                || Hosts.literal(host).filter(OwnHosts::here).isPresent();
    }

    private static boolean here(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
