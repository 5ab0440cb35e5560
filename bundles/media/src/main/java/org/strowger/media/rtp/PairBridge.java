package org.strowger.media.rtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaEndpoint.Recording;
import org.strowger.api.media.RecordingOptions;
import org.strowger.media.net.EventLoop;
import org.strowger.media.play.MediaClock;
import org.strowger.media.record.Recorder;

/** Two endpoints that hear each other. */
public final class PairBridge implements MediaBridge, Junction {
    private static final int SILENCE_LEVEL = -45;

    private final UdpRtpEndpoint a;
    private final UdpRtpEndpoint b;
    private final Relay fromA;
    private final Relay fromB;
    private final Consumer<PairBridge> onClose;
    private final AtomicReference<TapRecording> recording = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param smooth play transcoded sound out evenly
     * @param onClose told once when it ends
     */
    public PairBridge(UdpRtpEndpoint a, UdpRtpEndpoint b, boolean smooth, Consumer<PairBridge> onClose) {
        this.a = a;
        this.b = b;
        this.onClose = onClose;
        MediaClock clock = smooth ? a.context().clock() : null;
        fromA = new Relay(b.out(), b::negotiated, true, clock, a.soundMeter());
        fromB = new Relay(a.out(), a::negotiated, true, clock, b.soundMeter());
    }

    /** Joins them; bridges they were in are closed. */
    public void open() {
        a.leave();
        b.leave();
        EventLoop loop = a.loop().load() <= b.loop().load() ? a.loop() : b.loop();
        a.moveTo(loop);
        b.moveTo(loop);
        a.join(this);
        b.join(this);
        if (a.closed() || b.closed()) {
            close();
        }
    }

    @Override
    public PacketSink from(UdpRtpEndpoint endpoint) {
        return endpoint == a ? fromA : fromB;
    }

    @Override
    public void leave() {
        close();
    }

    @Override
    public Recording record(Path file, int sampleRate) {
        MediaContext context = a.context();
        RecordingOptions options = new RecordingOptions(sampleRate, Duration.ZERO, SILENCE_LEVEL, false);
        Recorder recorder = new Recorder(file, context.writer(), options, null);
        TapRecording next = new TapRecording(
                recorder, sampleRate, false, context.scheduler().nanoTime(), a, b);
        TapRecording before = recording.getAndSet(next);
        if (before != null) {
            before.end();
        }
        if (closed.get()) {
            next.end();
        } else {
            context.clock().add(next);
        }
        return next;
    }

    @Override
    public boolean relaying() {
        Negotiated one = a.negotiated();
        Negotiated other = b.negotiated();
        return !closed.get() && one != null && other != null && relayed(one, other);
    }

    private static boolean relayed(Negotiated from, Negotiated to) {
        int frame = from.frame(from.audio().type());
        return from.format().equals(to.format()) && to.typeOf(from.format(), frame) >= 0;
    }

    @Override
    public boolean passesDigits(MediaEndpoint from) {
        Negotiated one = (from == a ? a : b).negotiated();
        Negotiated other = (from == a ? b : a).negotiated();
        if (closed.get() || one == null || other == null || (from == a ? fromA : fromB).keepsKeys()) {
            return false;
        }
        return one.parameters().digits().listensForTones()
                ? other.takesTones()
                : one.takesEvents() && other.takesEvents();
    }

    @Override
    public void keepDigits(MediaEndpoint from, boolean keep) {
        (from == a ? fromA : fromB).keepKeys(keep);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            a.part(this);
            b.part(this);
            TapRecording last = recording.getAndSet(null);
            if (last != null) {
                last.end();
            }
            a.afterPackets(fromA::end);
            b.afterPackets(fromB::end);
            onClose.accept(this);
        }
    }
}
