package org.strowger.media.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An even port for RTP and the odd one above it for RTCP, both bound. */
public final class PortPair {
    private static final Logger LOG = LoggerFactory.getLogger(PortPair.class);
    private final int port;
    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final boolean onlyIpv4;

    private PortPair(int port, DatagramChannel rtp, DatagramChannel rtcp) throws IOException {
        this.port = port;
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.onlyIpv4 = ((InetSocketAddress) rtp.getLocalAddress()).getAddress() instanceof Inet4Address;
    }

    /** Binds both ports or none. */
    static PortPair bind(InetAddress address, int port) throws IOException {
        DatagramChannel rtp = bound(address, port);
        try {
            return new PortPair(port, rtp, bound(address, port + 1));
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    /** A socket on all addresses is one on those of both kinds, unless the machine knows one kind only. */
    private static DatagramChannel open(InetAddress address) throws IOException {
        if (address.isAnyLocalAddress()) {
            return DatagramChannel.open();
        }
        return DatagramChannel.open(
                address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
    }

    private static DatagramChannel bound(InetAddress address, int port) throws IOException {
        DatagramChannel channel = open(address);
        try {
            channel.configureBlocking(false);
            channel.bind(
                    address.isAnyLocalAddress() ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Whether nothing can be sent to an IPv6 address. */
    public boolean onlyIpv4() {
        return onlyIpv4;
    }

    public DatagramChannel rtp() {
        return rtp;
    }

    public DatagramChannel rtcp() {
        return rtcp;
    }

    public void close() {
        close(rtp);
        close(rtcp);
    }

    private static void close(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing a media socket: {}", e.toString());
        }
    }
}
