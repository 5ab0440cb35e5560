package org.strowger.media.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.strowger.api.core.Problem;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.media.RecordingOptions;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.net.EventLoop;

/** The video of a party: passed on unopened to the party that it is joined with, and feedback the other way. */
public final class VideoEndpoint implements RtpEndpoint, RtpSockets.Handler {
    static final String PASSED_ON = "video is only passed on";
    private static final long REPORT_NANOS = 5_000_000_000L;
    /** Some 40 Mbit/s: more than any phone sends. */
    private static final int PACKETS_A_SECOND = 4000;

    private static final int BURST = 2000;

    private final InetAddress advertised;
    private final MediaContext context;
    private final Consumer<VideoEndpoint> onClose;
    private final RtpSockets sockets;
    private final VideoStream out;
    private final ReceptionMeter meter = new ReceptionMeter();
    private final SourceLatch latch = new SourceLatch();
    private final RtpPacket packet = new RtpPacket();
    private final Rtcp rtcp;
    private final VideoFeedback feedback;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable housekeeping = this::housekeep;
    private volatile RtpParameters parameters;
    private volatile MediaListener listener = new MediaListener() {};
    private volatile VideoEndpoint peer;
    private VideoBridge bridge;
    private VideoMap map;
    private boolean open;
    private double tokens = BURST;
    private long tokensNanos;
    private long nextReport;

    /**
     * Opens it on the least loaded loop.
     *
     * @param advertised host to tell the party, or null for the bound one
     * @param onClose told once when it closes
     */
    public VideoEndpoint(String label, InetAddress advertised, MediaContext context, Consumer<VideoEndpoint> onClose) {
        this.advertised = advertised;
        this.context = context;
        this.onClose = onClose;
        sockets = new RtpSockets(label, context, this);
        out = new VideoStream(sockets, context.random());
        long now = context.scheduler().nanoTime();
        rtcp = new Rtcp(
                out, meter, context.random(), context.scheduler().clock().instant(), now);
        feedback = new VideoFeedback(now);
        nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS / 2);
        sockets.open();
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(
                advertised != null ? advertised : context.ports().address(), sockets.port());
    }

    @Override
    public synchronized void negotiate(RtpParameters agreed) {
        sockets.negotiated(agreed);
        parameters = agreed;
        sockets.onLoop(() -> {
            latch.negotiated(
                    agreed.remote(), agreed.symmetric(), context.scheduler().nanoTime());
            latch.vouched(agreed.transport().ice() != null);
            open = true;
        });
    }

    @Override
    public RtpParameters parameters() {
        return parameters;
    }

    @Override
    public void rtp(ByteBuffer buffer, InetSocketAddress source, long now) {
        int length = buffer.limit();
        InetSocketAddress before = latch.locked();
        if (!open || !packet.parse(buffer) || !latch.accept(source, packet, now) || !allowed(now)) {
            meter.reject();
            return;
        }
        if (latch.locked() != before && latch.locked() != null) {
            sockets.located(latch.locked());
        }
        if (parameters.receiving()) {
            meter.packet(packet, length, VideoStream.CLOCK_RATE, true, now);
            pass(now);
        }
    }

    private boolean allowed(long now) {
        tokens = Math.min(BURST, tokens + (now - tokensNanos) * (PACKETS_A_SECOND / 1e9));
        tokensNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void pass(long now) {
        VideoEndpoint to = peer;
        RtpParameters far = to == null ? null : to.parameters;
        if (far == null || !far.sending()) {
            return;
        }
        RtpParameters near = parameters;
        if (map == null || !map.fits(near, far)) {
            map = VideoMap.of(near, far);
        }
        int type = map.types()[packet.type()];
        if (type < 0) {
            to.out.skip(packet);
        } else if (to.out.relay(packet, type, now)) {
            // What came before could not be passed on: without a whole picture there is nothing to see.
            to.feedback.picture(to.out, back, now, false);
        }
    }

    @Override
    public void rtcp(ByteBuffer buffer, InetSocketAddress source, long now) {
        if (!trusts(source)) {
            meter.reject();
            return;
        }
        rtcp.received(buffer, now);
        sockets.reportsFrom(source);
        VideoEndpoint from = peer;
        if (from != null) {
            feedback.received(buffer, out, from.back, now);
        }
    }

    private boolean trusts(InetSocketAddress source) {
        if (latch.vouched()) {
            return true;
        }
        InetSocketAddress locked = latch.locked();
        InetSocketAddress party = locked != null || parameters == null ? locked : parameters.remote();
        return party != null && source.getAddress().equals(party.getAddress());
    }

    /** The way of feedback to this party. */
    private final VideoFeedback.Target back = new VideoFeedback.Target() {
        @Override
        public ByteBuffer begin(long now) {
            if (parameters == null || sockets.reportTarget() == null) {
                return null;
            }
            ByteBuffer compound = rtcp.report(now);
            int length = compound.limit();
            return compound.limit(compound.capacity()).position(length);
        }

        @Override
        public int ssrc() {
            return out.ssrc();
        }

        @Override
        public void send(ByteBuffer compound) {
            InetSocketAddress to = sockets.reportTarget();
            if (to != null) {
                sockets.sendReport(compound, to);
            }
        }
    };

    /** Regular work, about twice a second. Any thread. */
    public void sweep() {
        sockets.onLoop(housekeeping);
    }

    private void housekeep() {
        long now = context.scheduler().nanoTime();
        if (closed.get()) {
            return;
        }
        sockets.housekeep(now);
        if (now - nextReport >= 0) {
            nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS);
            InetSocketAddress to = parameters == null ? null : sockets.reportTarget();
            if (to != null && (out.packets() > 0 || meter.started())) {
                sockets.sendReport(rtcp.report(now), to);
            }
        }
    }

    // ---- who it is joined with

    synchronized void join(VideoBridge joined, VideoEndpoint with) {
        bridge = joined;
        peer = with;
    }

    synchronized void part(VideoBridge from) {
        if (bridge == from) {
            bridge = null;
            peer = null;
        }
    }

    void leave() {
        VideoBridge before;
        synchronized (this) {
            before = bridge;
        }
        if (before != null) {
            before.close();
        }
    }

    boolean closed() {
        return closed.get();
    }

    EventLoop loop() {
        return sockets.loop();
    }

    void moveTo(EventLoop other) {
        sockets.moveTo(other);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave();
            sockets.release();
            onClose.accept(this);
        }
    }

    // ---- what the sockets tell

    @Override
    public boolean expects(boolean report, InetSocketAddress source, long now) {
        return report ? trusts(source) : latch.possible(source, now);
    }

    @Override
    public void rejected() {
        meter.reject();
    }

    @Override
    public void rekeyed() {
        out.renew();
    }

    @Override
    public void keyed() {
        listener.secured();
    }

    @Override
    public void failed(Problem reason) {
        listener.failed(reason);
    }

    @Override
    public void dead() {
        listener.timeout();
    }

    // ---- the rest of an endpoint

    @Override
    public void listen(MediaListener told) {
        listener = told == null ? new MediaListener() {} : told;
    }

    @Override
    public MediaStatistics statistics() {
        RtpParameters now = parameters;
        if (now == null) {
            return MediaStatistics.NONE;
        }
        return new MediaStatistics(
                        now.audio().format().encoding(),
                        meter.packets(),
                        meter.bytes(),
                        out.packets(),
                        out.bytes(),
                        meter.lost(),
                        meter.rejected(),
                        meter.jitterMs(),
                        rtcp.roundTripMs(),
                        rtcp.remoteLost(),
                        0)
                .travelling(0, protection());
    }

    @Override
    public Playback play(AudioSource source, Consumer<Boolean> ended) {
        throw new UnsupportedOperationException(PASSED_ON);
    }

    @Override
    public Recording record(Path file, RecordingOptions options, Runnable silent) {
        throw new UnsupportedOperationException(PASSED_ON);
    }

    @Override
    public Playback echo() {
        throw new UnsupportedOperationException(PASSED_ON);
    }

    @Override
    public void sendDigit(char digit, int milliseconds) {
        throw new UnsupportedOperationException(PASSED_ON);
    }

    @Override
    public String fingerprint() {
        return context.protection().dtls().fingerprint();
    }

    @Override
    public IceCredentials ice() {
        return sockets.secure().ice();
    }

    @Override
    public IceCredentials ice(IceCredentials party) {
        return sockets.secure().ice(party);
    }

    @Override
    public boolean secured() {
        return sockets.secured();
    }

    @Override
    public String protection() {
        return sockets.protection();
    }
}
