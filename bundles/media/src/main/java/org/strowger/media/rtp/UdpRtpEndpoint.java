package org.strowger.media.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.net.EventLoop;
import org.strowger.media.net.PortPair;
import org.strowger.media.play.Player;
import org.strowger.media.record.Recorder;

/** A party that is reached by RTP over UDP. */
public final class UdpRtpEndpoint implements RtpEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(UdpRtpEndpoint.class);
    private static final long REPORT_NANOS = 5_000_000_000L;

    private final String label;
    private final InetAddress advertised;
    private final MediaContext context;
    private final Consumer<UdpRtpEndpoint> onClose;
    private final PortPair ports;
    private final OutgoingStream out;
    private final ReceptionMeter meter = new ReceptionMeter();
    private final Reception reception = new Reception(meter, this::located);
    private final Rtcp rtcp;
    private final DigitSender digits;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable housekeeping = this::housekeep;
    private final EventLoop.Receiver rtpReceiver = this::rtpReadable;
    private final EventLoop.Receiver rtcpReceiver = this::rtcpReadable;
    private volatile EventLoop loop;
    private volatile Negotiated negotiated;
    private volatile InetSocketAddress target;
    private volatile InetSocketAddress rtcpTarget;
    private volatile PairBridge bridge;
    private Player player;
    private Relay echo;
    private long nextReport;

    /**
     * Opens it on the least loaded loop.
     *
     * @param advertised host to tell the party, or null for the bound one
     * @param onClose told once when it closes
     */
    public UdpRtpEndpoint(
            String label, InetAddress advertised, MediaContext context, Consumer<UdpRtpEndpoint> onClose) {
        this.label = label;
        this.advertised = advertised;
        this.context = context;
        this.onClose = onClose;
        ports = context.ports().take();
        out = new OutgoingStream(this::send, context.random());
        long now = context.scheduler().nanoTime();
        rtcp = new Rtcp(
                out, meter, context.random(), context.scheduler().clock().instant(), now);
        digits = new DigitSender(out, () -> negotiated, context.clock());
        nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS / 2);
        loop = context.loops().take();
        loop.execute(() -> watch(loop));
    }

    public String label() {
        return label;
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(
                advertised != null ? advertised : context.ports().address(), ports.port());
    }

    @Override
    public synchronized void negotiate(RtpParameters parameters) {
        Negotiated before = negotiated;
        Negotiated now = new Negotiated(parameters, context.codecs());
        if (before == null
                || !Objects.equals(parameters.remote(), before.parameters().remote())) {
            target = usable(parameters.remote());
            rtcpTarget = null;
        }
        negotiated = now;
        onLoop(() -> reception.negotiated(now, context.scheduler().nanoTime()));
    }

    /** The address, or null when nothing may or can be sent there. */
    private InetSocketAddress usable(InetSocketAddress address) {
        InetAddress host = address == null ? null : address.getAddress();
        boolean fits = host instanceof Inet4Address || !(context.ports().address() instanceof Inet4Address);
        boolean unicast = host != null && !host.isAnyLocalAddress() && !host.isMulticastAddress();
        return fits && unicast && address.getPort() > 0 ? address : null;
    }

    @Override
    public RtpParameters parameters() {
        Negotiated now = negotiated;
        return now == null ? null : now.parameters();
    }

    Negotiated negotiated() {
        return negotiated;
    }

    OutgoingStream out() {
        return out;
    }

    @Override
    public synchronized Playback play(AudioSource source, Consumer<Boolean> ended) {
        if (player != null) {
            player.stop();
        }
        Negotiated now = negotiated;
        int rate = now == null || now.codec() == null ? 8000 : now.codec().sampleRate();
        Voice voice = new Voice(out, () -> negotiated);
        player = new Player(source, rate, voice, ended);
        if (closed.get()) {
            player.stop();
        } else {
            out.solo(voice);
        }
        player.start(context.worker(), context.clock());
        return player;
    }

    @Override
    public synchronized Recording record(Path file) {
        Recorder recorder = new Recorder(file, context.writer());
        swapRecorder(recorder);
        if (closed.get()) {
            recorder.end();
        }
        return recorder;
    }

    private void swapRecorder(Recorder next) {
        Recorder before = reception.recorder();
        reception.recorder(next);
        if (before != null) {
            before.end();
        }
    }

    @Override
    public synchronized Playback echo() {
        Relay own = new Relay(out, () -> negotiated, false);
        echo = own;
        route();
        return () -> endEcho(own);
    }

    private synchronized void endEcho(Relay own) {
        if (echo == own) {
            echo = null;
            route();
            onLoop(own::end);
        }
    }

    /** Joins it to a bridge, or with null to none. */
    synchronized void join(PairBridge joined) {
        bridge = joined;
        route();
    }

    /** Runs a task on the thread that handles this party's packets, after the packet of now. */
    void afterPackets(Runnable task) {
        onLoop(task);
    }

    boolean closed() {
        return closed.get();
    }

    PairBridge bridge() {
        return bridge;
    }

    private void route() {
        PairBridge joined = bridge;
        reception.sink(echo != null ? echo : joined == null ? null : joined.from(this));
    }

    @Override
    public void listen(MediaListener listener) {
        reception.listener(listener);
    }

    @Override
    public void sendDigit(char digit, int milliseconds) {
        digits.send(digit, milliseconds);
    }

    @Override
    public MediaStatistics statistics() {
        Negotiated now = negotiated;
        if (now == null) {
            return MediaStatistics.NONE;
        }
        double jitter = meter.jitterMs();
        double trip = rtcp.roundTripMs();
        double mos = Mos.estimate(now.format(), meter.packets(), meter.lost(), jitter, trip);
        return new MediaStatistics(
                now.format().encoding(),
                meter.packets(),
                meter.bytes(),
                out.packets(),
                out.bytes(),
                meter.lost(),
                meter.rejected(),
                jitter,
                trip,
                rtcp.remoteLost(),
                mos);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        PairBridge joined = bridge;
        if (joined != null) {
            joined.close();
        }
        synchronized (this) {
            if (player != null) {
                player.stop();
            }
            swapRecorder(null);
            digits.stop();
        }
        onLoop(this::release);
        onClose.accept(this);
    }

    private void release() {
        EventLoop mine = loop;
        mine.count(-1);
        ports.close();
        mine.afterRelease(() -> context.ports().giveBack(ports));
    }

    /** Regular work, about twice a second. Any thread. */
    public void sweep() {
        onLoop(housekeeping);
    }

    private void housekeep() {
        if (closed.get()) {
            return;
        }
        long now = context.scheduler().nanoTime();
        reception.idle(now);
        if (now - nextReport >= 0) {
            nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS);
            sendReport(now);
        }
    }

    private void sendReport(long now) {
        InetSocketAddress to = negotiated == null ? null : reportTarget();
        if (to != null && (out.packets() > 0 || meter.started())) {
            send(to.equals(target) ? ports.rtp() : ports.rtcp(), rtcp.report(now), to);
        }
    }

    private InetSocketAddress reportTarget() {
        InetSocketAddress learnt = rtcpTarget;
        InetSocketAddress audio = target;
        RtpParameters parameters = negotiated.parameters();
        if (learnt != null || audio == null) {
            return learnt;
        }
        if (parameters.remoteRtcp() != null && audio.equals(parameters.remote())) {
            return usable(parameters.remoteRtcp());
        }
        return audio.getPort() == 65535 ? null : new InetSocketAddress(audio.getAddress(), audio.getPort() + 1);
    }

    private void onLoop(Runnable task) {
        EventLoop mine = loop;
        mine.execute(() -> {
            if (loop == mine) {
                task.run();
            } else {
                onLoop(task);
            }
        });
    }

    EventLoop loop() {
        return loop;
    }

    /** Goes over to another loop, so that both legs of a call are on one; loses no packet. */
    void moveTo(EventLoop other) {
        onLoop(() -> {
            EventLoop mine = loop;
            if (mine == other || closed.get()) {
                return;
            }
            mine.unwatch(ports.rtp());
            mine.unwatch(ports.rtcp());
            mine.count(-1);
            other.count(1);
            loop = other;
            other.execute(() -> watch(other));
        });
    }

    private void watch(EventLoop by) {
        if (loop != by || closed.get()) {
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
        if (source == null) {
            return;
        }
        if (RtpPacket.looksLikeRtcp(scratch)) {
            report(scratch, source, now);
        } else {
            reception.packet(scratch, source, now);
        }
    }

    private void rtcpReadable(ByteBuffer scratch, long now) {
        InetSocketAddress source = read(ports.rtcp(), scratch);
        if (source != null) {
            report(scratch, source, now);
        }
    }

    private void report(ByteBuffer packet, InetSocketAddress source, long now) {
        if (reception.trusts(source)) {
            rtcp.received(packet, now);
            rtcpTarget = source;
        } else {
            meter.reject();
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

    private void located(InetSocketAddress source) {
        Negotiated now = negotiated;
        if (now.parameters().symmetric()) {
            target = source;
        }
    }

    private boolean send(ByteBuffer packet) {
        InetSocketAddress to = target;
        return to != null && send(ports.rtp(), packet, to);
    }

    private boolean send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
        try {
            return channel.send(packet, to) > 0;
        } catch (IOException e) {
            LOG.debug("Sending for {}: {}", label, e.toString());
            return false;
        }
    }
}
