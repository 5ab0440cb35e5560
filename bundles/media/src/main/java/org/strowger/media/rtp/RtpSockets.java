package org.strowger.media.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.net.EventLoop;
import org.strowger.media.net.PortPair;

/** The two sockets of an endpoint, the loop that owns them, and where they send to. */
final class RtpSockets implements Transport {
    /** Takes what comes. On the loop's thread. */
    interface Handler {
        void rtp(ByteBuffer packet, InetSocketAddress source, long now);

        void rtcp(ByteBuffer packet, InetSocketAddress source, long now);
    }

    private static final Logger LOG = LoggerFactory.getLogger(RtpSockets.class);
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
    private volatile RtpParameters parameters;
    private volatile InetSocketAddress target;
    private volatile InetSocketAddress reportTarget;

    /** Binds them. */
    RtpSockets(String label, MediaContext context, Handler handler) {
        this.label = label;
        this.context = context;
        this.handler = handler;
        ports = context.ports().take();
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

    /** From now on sends where these parameters say; what was learnt about the party stays if its address did. */
    void negotiated(RtpParameters now) {
        RtpParameters before = parameters;
        parameters = now;
        if (before == null || !Objects.equals(now.remote(), before.remote())) {
            target = usable(now.remote());
            reportTarget = null;
        }
    }

    /** The party's packets come from here. */
    void located(InetSocketAddress source) {
        if (parameters.symmetric()) {
            target = source;
        }
    }

    /** The party's reports come from here. */
    void reportsFrom(InetSocketAddress source) {
        reportTarget = source;
    }

    /** The address, or null when nothing may or can be sent there. */
    private InetSocketAddress usable(InetSocketAddress address) {
        InetAddress host = address == null ? null : address.getAddress();
        boolean fits = host instanceof Inet4Address || !(context.ports().address() instanceof Inet4Address);
        boolean unicast = host != null && !host.isAnyLocalAddress() && !host.isMulticastAddress();
        return fits && unicast && address.getPort() > 0 ? address : null;
    }

    @Override
    public boolean send(ByteBuffer packet) {
        InetSocketAddress to = target;
        return to != null && send(ports.rtp(), packet, to);
    }

    /** Where reports go; null for nowhere. */
    InetSocketAddress reportTarget() {
        InetSocketAddress learnt = reportTarget;
        InetSocketAddress audio = target;
        if (learnt != null || audio == null) {
            return learnt;
        }
        if (parameters.remoteRtcp() != null && audio.equals(parameters.remote())) {
            return usable(parameters.remoteRtcp());
        }
        return audio.getPort() == 65535 ? null : new InetSocketAddress(audio.getAddress(), audio.getPort() + 1);
    }

    void sendReport(ByteBuffer packet, InetSocketAddress to) {
        send(to.equals(target) ? ports.rtp() : ports.rtcp(), packet, to);
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
        try {
            by.watch(ports.rtp(), rtpReceiver);
            by.watch(ports.rtcp(), rtcpReceiver);
        } catch (IOException e) {
            LOG.debug("Media of {} ended before it began: {}", label, e.toString());
        }
    }

    private void rtpReadable(ByteBuffer scratch, long now) {
        InetSocketAddress source = read(ports.rtp(), scratch);
        if (source != null && RtpPacket.looksLikeRtcp(scratch)) {
            handler.rtcp(scratch, source, now);
        } else if (source != null) {
            handler.rtp(scratch, source, now);
        }
    }

    private void rtcpReadable(ByteBuffer scratch, long now) {
        InetSocketAddress source = read(ports.rtcp(), scratch);
        if (source != null) {
            handler.rtcp(scratch, source, now);
        }
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
            ports.close();
            loop.afterRelease(() -> context.ports().giveBack(ports));
        });
    }
}
