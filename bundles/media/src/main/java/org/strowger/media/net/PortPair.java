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

    private PortPair(int port, DatagramChannel rtp, DatagramChannel rtcp) {
        this.port = port;
        this.rtp = rtp;
        this.rtcp = rtcp;
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

    private static DatagramChannel bound(InetAddress address, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public int port() {
        return port;
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
