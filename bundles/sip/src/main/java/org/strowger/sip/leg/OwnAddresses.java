package org.strowger.sip.leg;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Addresses of this machine at which an endpoint that listens on all of them can be reached. */
final class OwnAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAddresses.class);
    private static final int MOST = 8;

    private OwnAddresses() {}

    /**
     * The address that the party was told, and, when that is one of this machine's, the others that a party elsewhere may
     * reach. An address from outside (a NAT in front of us) stands alone: those behind it are nobody's business.
     */
    static List<InetAddress> besides(InetAddress told) {
        List<InetAddress> found = new ArrayList<>();
        found.add(told);
        try {
            if (!told.isLoopbackAddress() && NetworkInterface.getByInetAddress(told) != null) {
                for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                    add(each, found);
                }
            }
        } catch (SocketException e) {
            LOG.debug("Network interfaces cannot be listed: {}", e.toString());
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static void add(NetworkInterface from, List<InetAddress> found) throws SocketException {
        if (!from.isUp() || from.isLoopback()) {
            return;
        }
        for (InetAddress address : Collections.list(from.getInetAddresses())) {
            if (!address.isLinkLocalAddress() && !found.contains(address)) {
                found.add(address);
            }
        }
    }
}
