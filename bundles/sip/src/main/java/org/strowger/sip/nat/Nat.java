package org.strowger.sip.nat;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells when an address that a party names cannot be the one it is reached at. */
public final class Nat {
    private Nat() {}

    /**
     * A private address named by somebody whose packets come from a public one: there is a NAT between, whatever the
     * account's switch says. Between two private addresses nothing is evident; media may rightly be elsewhere.
     */
    public static boolean evident(InetAddress named, InetAddress source) {
        return isPrivate(named) && !isPrivate(source) && !source.isLoopbackAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return shared || unique || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }
}
