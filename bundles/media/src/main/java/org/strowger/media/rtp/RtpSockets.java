package org.strowger.media.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.media.net.EventLoop;
import org.strowger.media.net.PortPair;
import org.strowger.media.secure.SecureMedia;

/** The two sockets of an endpoint, the loop that owns them, and where they send to. */
final class RtpSockets implements Transport {
    /** Takes what comes. On the loop's thread. */
    interface Handler {
        void rtp(ByteBuffer packet, InetSocketAddress source, long now);

        void rtcp(ByteBuffer packet, InetSocketAddress source, long now);

        /** A genuine packet from there could count: asked before work and replay protection are spent on it. */
        boolean expects(boolean report, InetSocketAddress source, long now);

        /** A packet came that does not count: forged, repeated, not encrypted, from elsewhere. */
        void rejected();

        /** Keys were made; from now on packets flow. */
        void keyed();

        /** The session can never work. */
        void failed(Problem reason);

        /** The party answers no more, and must not be sent to. */
        void dead();

        /** Other keys came into force. Any thread. */
        void rekeyed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(RtpSockets.class);
    private static final int RTP = 1;
    private static final int RTCP = 2;
    private final String label;
    private final MediaContext context;
    private final Handler handler;
    private final PortPair ports;
    private final EventLoop.Receiver rtpReceiver = this::rtpReadable;
    private final EventLoop.Receiver rtcpReceiver = this::rtcpReadable;
    /** The loop that counts them; the one that owns them follows. */
    private EventLoop home;

    private volatile EventLoop loop;
    private volatile boolean released;
    private final Destinations destinations;
    /** Null for as long as nobody asked for encryption or ICE. */
    private volatile SecureMedia secure;

    /** Binds them. */
    RtpSockets(String label, MediaContext context, Handler handler) {
        this.label = label;
        this.context = context;
        this.handler = handler;
        ports = context.ports().take();
        destinations = new Destinations(ports.onlyIpv4());
        home = context.loops().take();
        loop = home;
    }

    /** Has the loop watch them. */
    void open() {
        EventLoop first = loop;
        first.execute(() -> watch(first));
    }

    int port() {
        return ports.port();
    }

    /** The loop that owns them now or soon. */
    synchronized EventLoop loop() {
        return home;
    }

    /** From now on sends where these parameters say, protected as they say. */
    void negotiated(RtpParameters now) {
        RtpTransport transport = now.transport();
        boolean plain = transport.ice() == null && transport.security() instanceof MediaSecurity.None;
        if (secure == null && plain) {
            destinations.negotiated(now);
            return;
        }
        Runnable rest = secure().negotiated(transport, context.scheduler().nanoTime());
        destinations.negotiated(now);
        onLoop(rest);
    }

    /** Encryption and ICE of this endpoint, made when first asked for. */
    synchronized SecureMedia secure() {
        if (secure == null) {
            secure = context.protection().media(new SecureWire());
        }
        return secure;
    }

    boolean secured() {
        SecureMedia guard = secure;
        return guard == null || guard.secured();
    }

    String protection() {
        SecureMedia guard = secure;
        return guard == null ? "" : guard.description();
    }

    /** The party's packets come from here. */
    void located(InetSocketAddress source) {
        destinations.located(source);
    }

    /** The party's reports come from here. */
    void reportsFrom(InetSocketAddress source) {
        destinations.reportsFrom(source);
    }

    @Override
    public boolean send(ByteBuffer packet) {
        InetSocketAddress to = destinations.media();
        SecureMedia guard = secure;
        ByteBuffer out = guard == null || to == null ? packet : guard.outgoing(packet);
        return to != null && out != null && send(ports.rtp(), out, to);
    }

    /** Where reports go; null for nowhere. */
    InetSocketAddress reportTarget() {
        return destinations.reports();
    }

    void sendReport(ByteBuffer packet, InetSocketAddress to) {
        SecureMedia guard = secure;
        ByteBuffer out = guard == null ? packet : guard.outgoingControl(packet);
        if (out != null) {
            send(to.equals(destinations.media()) ? ports.rtp() : ports.rtcp(), out, to);
        }
    }

    /** Regular work, about twice a second. On the loop's thread. */
    void housekeep(long now) {
        SecureMedia guard = secure;
        if (guard != null) {
            guard.housekeep(now);
        }
    }

    private boolean send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
        try {
            return channel.send(packet, to) > 0;
        } catch (IOException e) {
            LOG.debug("Sending for {}: {}", label, e.toString());
            return false;
        }
    }

    /** Runs a task on the owning loop, also when the sockets move meanwhile. */
    void onLoop(Runnable task) {
        EventLoop mine = loop;
        mine.execute(() -> {
            if (loop == mine) {
                task.run();
            } else {
                onLoop(task);
            }
        });
    }

    /** Goes over to another loop; loses no packet. */
    synchronized void moveTo(EventLoop other) {
        if (home != other && !released) {
            home.count(-1);
            other.count(1);
            home = other;
            onLoop(() -> change(other));
        }
    }

    private void change(EventLoop other) {
        EventLoop mine = loop;
        if (mine != other && !released) {
            mine.unwatch(ports.rtp());
            mine.unwatch(ports.rtcp());
            loop = other;
            other.execute(() -> watch(other));
        }
    }

    private void watch(EventLoop by) {
        if (loop != by || released) {
            return;
        }
        if (by.lettingGo(ports.rtp()) || by.lettingGo(ports.rtcp())) {
            // They have come back before it was noticed that they had left.
            by.afterRelease(() -> watch(by));
            return;
        }
        try {
            by.watch(ports.rtp(), rtpReceiver);
            by.watch(ports.rtcp(), rtcpReceiver);
        } catch (IOException e) {
            LOG.debug("Media of {} ended before it began: {}", label, e.toString());
        }
    }

    private void rtpReadable(ByteBuffer scratch, long now) {
        InetSocketAddress source = read(ports.rtp(), scratch);
        if (source != null && counts(RTP, scratch, source, now)) {
            if (RtpPacket.looksLikeRtcp(scratch)) {
                handler.rtcp(scratch, source, now);
            } else {
                handler.rtp(scratch, source, now);
            }
        }
    }

    private void rtcpReadable(ByteBuffer scratch, long now) {
        InetSocketAddress source = read(ports.rtcp(), scratch);
        if (source != null && counts(RTCP, scratch, source, now)) {
            handler.rtcp(scratch, source, now);
        }
    }

    /** Sorts by the first byte (RFC 7983), and lets media pass that may; everything may where nothing was agreed. */
    private boolean counts(int component, ByteBuffer packet, InetSocketAddress source, long now) {
        SecureMedia guard = secure;
        if (guard == null) {
            return true;
        }
        boolean media = packet.hasRemaining() && (packet.get(0) & 0xC0) == 0x80;
        if (media) {
            boolean control = component == RTCP || RtpPacket.looksLikeRtcp(packet);
            if (handler.expects(control, source, now) && guard.incoming(component, control, packet, source, now)) {
                return true;
            }
        } else if (guard.control(component, packet, source, now)) {
            return false;
        }
        handler.rejected();
        return false;
    }

    private InetSocketAddress read(DatagramChannel channel, ByteBuffer scratch) {
        try {
            InetSocketAddress source = (InetSocketAddress) channel.receive(scratch);
            scratch.flip();
            return source;
        } catch (IOException e) {
            LOG.debug("Receiving for {}: {}", label, e.toString());
            return null;
        }
    }

    /** Closes them and gives the ports back once they are free. */
    synchronized void release() {
        released = true;
        home.count(-1);
        onLoop(() -> {
            if (secure != null) {
                secure.close();
            }
            ports.close();
            loop.afterRelease(() -> context.ports().giveBack(ports));
        });
    }

    private final class SecureWire implements SecureMedia.Wire {
        @Override
        public void send(int component, ByteBuffer packet, InetSocketAddress to) {
            RtpSockets.this.send(component == RTP ? ports.rtp() : ports.rtcp(), packet, to);
        }

        @Override
        public InetSocketAddress target(int component) {
            return component == RTP ? destinations.media() : destinations.reports();
        }

        @Override
        public void aim(int component, InetSocketAddress address) {
            if (component == RTP) {
                destinations.aim(address);
            } else {
                destinations.aimReports(address);
            }
        }

        @Override
        public void onLoop(Runnable task) {
            RtpSockets.this.onLoop(task);
        }

        @Override
        public void rekeyed() {
            handler.rekeyed();
        }

        @Override
        public void secured() {
            handler.keyed();
        }

        @Override
        public void failed(Problem reason) {
            handler.failed(reason);
        }

        @Override
        public void dead() {
            handler.dead();
        }
    }
}
