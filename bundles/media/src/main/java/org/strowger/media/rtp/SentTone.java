package org.strowger.media.rtp;

import org.strowger.api.media.Codec;
import org.strowger.media.digit.KeyTone;
import org.strowger.media.play.MediaClock;

/** A digit as the two tones of its key, and silence after it. */
final class SentTone implements DigitSender.Sending {
    private static final int PAUSE_MS = 80;

    private final Packetizer packetizer;
    private final Codec codec;
    private final KeyTone tone;
    private final short[] pcm;
    private int leftMs;

    SentTone(Packetizer packetizer, int code, int milliseconds, Codec codec) {
        this.packetizer = packetizer;
        this.codec = codec;
        tone = new KeyTone(code, milliseconds, codec.sampleRate());
        pcm = new short[codec.sampleRate() * MediaClock.TICK_MS / 1000];
        leftMs = milliseconds + PAUSE_MS;
    }

    @Override
    public boolean tick(Negotiated to, long nanos) {
        // Renegotiated to another codec in the middle: the rest would sound wrong.
        if (to.codec() != codec) {
            return false;
        }
        tone.read(pcm, pcm.length);
        packetizer.add(pcm, pcm.length, to, nanos);
        leftMs -= MediaClock.TICK_MS;
        return leftMs > 0;
    }
}
