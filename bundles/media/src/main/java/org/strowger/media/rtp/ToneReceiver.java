package org.strowger.media.rtp;

import org.strowger.api.media.Codec;
import org.strowger.media.digit.KeyListener;
import org.strowger.media.digit.ToneDetector;
import org.strowger.media.jitter.SoundLine;

/**
 * Listens for keys in what a party says: decodes its packets beside whatever else becomes of them. One thread, that of the
 * packets.
 */
final class ToneReceiver {
    private static final int SAMPLE_RATE = 8000;
    /** A hole that a lost packet or two leave; it does not end a key. */
    private static final int SHORT_GAP_MS = 60;

    private static final int LARGEST_STEP_MS = 10_000;
    /** When no packets come for so long, nobody holds a key down any more. */
    private static final long SILENCE_NANOS = 150_000_000L;

    private final SoundLine line = new SoundLine(SAMPLE_RATE);
    private final short[] pcm = new short[SAMPLE_RATE / 50];
    private final ToneDetector detector;
    private boolean started;
    private int ssrc;
    private int expected;
    private long lastNanos;

    ToneReceiver(KeyListener listener) {
        detector = new ToneDetector(listener);
    }

    /** Listens to a packet; true when there is a key's tone in it. */
    boolean hears(RtpPacket packet, Negotiated sent, long now) {
        Codec codec = sent.receivedCodec(packet.type());
        if (codec == null || !follows(packet, sent.clockRate())) {
            return detector.pressed();
        }
        lastNanos = now;
        int samples = line.decode(packet.payload(), sent.received(packet.type()), codec);
        expected = packet.timestamp() + (int) ((long) samples * sent.clockRate() / codec.sampleRate());
        boolean heard = false;
        while (line.ready() > 0 || line.advance()) {
            int count = Math.min(pcm.length, line.ready());
            line.take(pcm, count);
            heard |= detector.hear(pcm, count);
        }
        return heard;
    }

    /** False for a packet that comes after a later one. */
    private boolean follows(RtpPacket packet, int clockRate) {
        int gapMs = (packet.timestamp() - expected) / (clockRate / 1000);
        boolean same = started && ssrc == packet.ssrc();
        if (same && gapMs < 0 && gapMs > -LARGEST_STEP_MS) {
            return false;
        }
        if (!same || gapMs < 0 || gapMs > SHORT_GAP_MS) {
            detector.silence();
        }
        started = true;
        ssrc = packet.ssrc();
        return true;
    }

    /** The party says that it is silent. */
    void silence() {
        detector.silence();
    }

    /** To be called now and then. */
    void idle(long now) {
        if (detector.pressed() && now - lastNanos > SILENCE_NANOS) {
            detector.silence();
        }
    }

    void close() {
        detector.silence();
        line.close();
    }
}
