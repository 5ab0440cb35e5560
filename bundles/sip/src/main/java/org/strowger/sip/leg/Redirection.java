package org.strowger.sip.leg;

import java.util.Optional;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.SipUri;

/** Where a 3xx wants the call to go: a number of ours, for nothing is ever sent to a host that a device names. */
final class Redirection {
    private static final int LONGEST = 64;

    private Redirection() {}

    /**
     * The number in the first contact, when its host is ours. Names count as ours, since a device knows us by one; that is
     * safe, as the number goes through our own dialling rules.
     *
     * @param host of ours by which the device knows us
     * @param address the same with the port
     */
    static Optional<String> number(InboundResponse response, String host, String address) {
        boolean moved = response.status() >= 300 && response.status() <= 302;
        return moved
                ? response.contact()
                        .map(NameAddress::uri)
                        .filter(uri -> here(uri, host, address))
                        .map(SipUri::user)
                        .filter(Redirection::dialable)
                : Optional.empty();
    }

    private static boolean here(SipUri uri, String host, String address) {
        if (Hosts.literal(uri.host()).isEmpty()) {
            return true;
        }
        boolean port = uri.port() < 0 || address.endsWith(":" + uri.port());
        return port && uri.host().equalsIgnoreCase(Hosts.format(host));
    }

    private static boolean dialable(String user) {
        if (user.isEmpty() || user.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < user.length(); i++) {
            char c = user.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'D';
            if (!letter && (c < '0' || c > '9') && "*#+._-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
