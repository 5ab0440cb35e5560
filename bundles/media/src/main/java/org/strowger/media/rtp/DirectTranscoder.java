package org.strowger.media.rtp;

import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.jitter.SoundLine;

/**
 * Turns what one party says into another's format at the moment it comes: adds no delay and leaves evening out to the
 * receiver. Short holes are filled, long ones and pauses show in the timestamps, what comes out of order is let go.
 */
final class DirectTranscoder implements Transcoder {
    private static final int LONGEST_FILL_MS = 60;
    private static final int LARGEST_GAP_MS = 2000;

    private final SoundLine line;
    private final Packetizer packetizer;
    private final short[] pcm;
    private boolean started;
    private int ssrc;
    private int sequence;
    private int expected;

    DirectTranscoder(OutgoingStream out, Object feeder, Codec codec) {
        line = new SoundLine(codec.sampleRate());
        packetizer = new Packetizer(out, feeder);
        pcm = new short[codec.sampleRate() / 50];
    }

    @Override
    public void audio(RtpPacket packet, Payload from, Codec decoder, Negotiated to, long nanos) {
        int rate = from.format().clockRate();
        int gapMs = started && ssrc == packet.ssrc() ? (packet.timestamp() - expected) / (rate / 1000) : 0;
        boolean lost = (short) (packet.sequence() - sequence) != 1;
        if (gapMs < 0 && gapMs > -LARGEST_GAP_MS) {
            return;
        }
        if (gapMs > 0 && gapMs <= LARGEST_GAP_MS) {
            fill(gapMs, lost, to, nanos);
        }
        int samples = line.decode(packet.payload(), from, decoder);
        pass(to, nanos);
        started = true;
        ssrc = packet.ssrc();
        sequence = packet.sequence();
        expected = packet.timestamp() + (int) ((long) samples * rate / decoder.sampleRate());
    }

    private void fill(int gapMs, boolean lost, Negotiated to, long nanos) {
        int left = gapMs;
        while (lost && left > 0 && gapMs <= LONGEST_FILL_MS) {
            left -= line.conceal(Math.min(10, left));
            pass(to, nanos);
        }
        if (left > 0) {
            packetizer.pause(left);
        }
    }

    private void pass(Negotiated to, long nanos) {
        while (line.ready() > 0 || line.advance()) {
            int count = Math.min(pcm.length, line.ready());
            line.take(pcm, count);
            packetizer.add(pcm, count, to, nanos);
        }
    }

    /** Nobody measures time here; the receiver hears a pause. */
    @Override
    public void noise(RtpPacket packet, Payload from, long nanos) {
        sequence = packet.sequence();
    }

    @Override
    public void silence(RtpPacket packet, Payload from, long nanos) {
        started = false;
    }

    @Override
    public void event(long nanos) {
        started = false;
    }

    @Override
    public void end() {
        line.close();
        packetizer.close();
    }
}
