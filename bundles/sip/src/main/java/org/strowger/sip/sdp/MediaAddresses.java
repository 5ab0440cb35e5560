package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that media may go to. Only literals: a name would have to be looked up, which blocks, and lets a stranger
 * choose whom we ask.
 */
final class MediaAddresses {
    /** Lower ports belong to services that RTP must not be aimed at. */
    private static final int FIRST_PORT = 1024;

    /** One port must be left for RTCP. */
    private static final int LAST_PORT = 65_534;

    private MediaAddresses() {}

    /** The address a literal names; never asks a name server. */
    static Optional<InetAddress> literal(String text) {
        boolean six = text.indexOf(':') >= 0 && text.length() <= 45 && text.matches("[0-9a-fA-F:.]+");
        if (!six && !isDottedQuad(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", 5);
        if (text.length() > 15 || parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!SdpParser.isDigits(part) || part.length() > 3 || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Why media must not go there; empty when it may. The wildcard address is not judged here. */
    static Optional<String> fault(InetSocketAddress to, InetAddress signalling) {
        InetAddress address = to.getAddress();
        byte[] bytes = address.getAddress();
        boolean reserved = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xff) >= 240);
        if (address.isMulticastAddress() || reserved) {
            return Optional.of("multicast, broadcast or reserved address");
        }
        if (address.isLoopbackAddress() && !signalling.isLoopbackAddress()) {
            return Optional.of("loopback address of a party elsewhere");
        }
        boolean portFits = to.getPort() >= FIRST_PORT && to.getPort() <= LAST_PORT;
        return portFits ? Optional.empty() : Optional.of("port " + to.getPort() + " is not for media");
    }
}
