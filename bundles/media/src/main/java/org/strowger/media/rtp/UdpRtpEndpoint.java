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
import org.strowger.media.jitter.SoundMeter;
import org.strowger.media.net.EventLoop;
import org.strowger.media.play.Player;
import org.strowger.media.record.Recorder;

/** A party that is reached by RTP over UDP. */
public final class UdpRtpEndpoint implements RtpEndpoint, RtpSockets.Handler {
    private static final long REPORT_NANOS = 5_000_000_000L;

    private final String label;
    private final InetAddress advertised;
    private final MediaContext context;
    private final Consumer<UdpRtpEndpoint> onClose;
    private final RtpSockets sockets;
    private final OutgoingStream out;
    private final ReceptionMeter meter = new ReceptionMeter();
    private final SoundMeter sound = new SoundMeter();
    private final Reception reception = new Reception(meter, this::located);
    private final Rtcp rtcp;
    private final DigitSender digits;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable housekeeping = this::housekeep;
    private volatile Negotiated negotiated;
    private volatile Junction junction;
    private TapRecording recording;
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
        sockets = new RtpSockets(label, context, this);
        out = new OutgoingStream(sockets, context.random());
        long now = context.scheduler().nanoTime();
        rtcp = new Rtcp(
                out, meter, context.random(), context.scheduler().clock().instant(), now);
        digits = new DigitSender(out, () -> negotiated, context.clock());
        nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS / 2);
        sockets.open();
    }

    public String label() {
        return label;
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(
                advertised != null ? advertised : context.ports().address(), sockets.port());
    }

    @Override
    public synchronized void negotiate(RtpParameters parameters) {
        Negotiated now = new Negotiated(parameters, context.codecs());
        sockets.negotiated(parameters);
        negotiated = now;
        sockets.onLoop(() -> reception.negotiated(now, context.scheduler().nanoTime()));
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
        player.start(context.worker(), context.clock()::add);
        return player;
    }

    @Override
    public Recording record(Path file, RecordingOptions options, Runnable silent) {
        Recorder recorder = new Recorder(file, context.writer(), options, silent);
        long now = context.scheduler().nanoTime();
        TapRecording next = new TapRecording(recorder, options.sampleRate(), true, now, this);
        swapRecording(next);
        if (closed.get()) {
            swapRecording(null);
        } else {
            context.clock().add(next);
        }
        return next;
    }

    private void swapRecording(TapRecording next) {
        TapRecording before;
        synchronized (this) {
            before = recording;
            recording = next;
        }
        if (before != null) {
            before.end();
        }
    }

    /** Has somebody hear every packet of this party too. */
    void tap(PacketSink by) {
        reception.tap(by);
    }

    void untap(PacketSink by) {
        reception.untap(by);
    }

    SoundMeter soundMeter() {
        return sound;
    }

    MediaContext context() {
        return context;
    }

    @Override
    public synchronized Playback echo() {
        endEcho(echo);
        Relay own = new Relay(out, () -> negotiated, false, null, sound);
        echo = own;
        route();
        return () -> endEcho(own);
    }

    private synchronized void endEcho(Relay own) {
        if (own != null && echo == own) {
            echo = null;
            route();
            sockets.onLoop(own::end);
        }
    }

    /** Joins it to others, or with null to nobody. */
    synchronized void join(Junction joined) {
        junction = joined;
        route();
    }

    /** Parts it from others, if it is these that it is joined to. */
    synchronized void part(Junction from) {
        if (junction == from) {
            join(null);
        }
    }

    /** Runs a task on the thread that handles this party's packets, after the packet of now. */
    void afterPackets(Runnable task) {
        sockets.onLoop(task);
    }

    boolean closed() {
        return closed.get();
    }

    /** Leaves whomever it is joined to. */
    void leave() {
        Junction before = junction;
        if (before != null) {
            before.leave();
        }
    }

    private void route() {
        Junction joined = junction;
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
        MediaStatistics figures = new MediaStatistics(
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
                mos,
                sound.bufferMs(),
                sound.concealedMs(),
                sound.latePackets());
        return figures.travelling(now.parameters().ptime(), protection());
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        leave();
        swapRecording(null);
        synchronized (this) {
            if (player != null) {
                player.stop();
            }
            endEcho(echo);
            digits.stop();
        }
        sockets.onLoop(reception::end);
        sockets.release();
        onClose.accept(this);
    }

    /** Regular work, about twice a second. Any thread. */
    public void sweep() {
        sockets.onLoop(housekeeping);
    }

    private void housekeep() {
        if (closed.get()) {
            return;
        }
        long now = context.scheduler().nanoTime();
        reception.idle(now);
        sockets.housekeep(now);
        if (now - nextReport >= 0) {
            nextReport = now + REPORT_NANOS / 2 + context.random().nextLong(REPORT_NANOS);
            sendReport(now);
        }
    }

    private void sendReport(long now) {
        InetSocketAddress to = negotiated == null ? null : sockets.reportTarget();
        if (to != null && (out.packets() > 0 || meter.started())) {
            sockets.sendReport(rtcp.report(now), to);
        }
    }

    EventLoop loop() {
        return sockets.loop();
    }

    /** Goes over to another loop, so that both legs of a call are on one. */
    void moveTo(EventLoop other) {
        sockets.moveTo(other);
    }

    @Override
    public void rtp(ByteBuffer packet, InetSocketAddress source, long now) {
        reception.packet(packet, source, now);
    }

    @Override
    public void rtcp(ByteBuffer packet, InetSocketAddress source, long now) {
        if (reception.trusts(source)) {
            rtcp.received(packet, now);
            sockets.reportsFrom(source);
        } else {
            meter.reject();
        }
    }

    private void located(InetSocketAddress source) {
        sockets.located(source);
    }

    @Override
    public boolean expects(boolean report, InetSocketAddress source, long now) {
        return report ? reception.trusts(source) : reception.expects(source, now);
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
        reception.tell(MediaListener::secured);
    }

    @Override
    public void failed(Problem reason) {
        reception.tell(listener -> listener.failed(reason));
    }

    @Override
    public void dead() {
        reception.silent();
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
