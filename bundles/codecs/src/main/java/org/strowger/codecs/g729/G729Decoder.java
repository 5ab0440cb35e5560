package org.strowger.codecs.g729;

import java.nio.ByteBuffer;
import org.jitsi.impl.neomedia.codec.audio.g729.FrameDecoder;
import org.strowger.api.media.Codec;

/** Frames of 10 bytes become 80 samples each; a silence descriptor after them becomes 10 ms of quiet noise. */
final class G729Decoder implements Codec.Decoder {
    /** Exact silence for so many frames: nothing is lost by starting anew. */
    private static final int STUCK = 20;

    private final ComfortNoise noise = new ComfortNoise();
    private final byte[] frame = new byte[G729.FRAME_BYTES];
    private final short[] samples = new short[G729.FRAME_SAMPLES];
    private FrameDecoder decoder = new FrameDecoder();
    private int silent;

    @Override
    public int decode(ByteBuffer payload, short[] pcm, int offset) {
        int written = 0;
        while (payload.remaining() >= G729.FRAME_BYTES && room(pcm, offset + written)) {
            payload.get(frame);
            decodeFrame();
            System.arraycopy(samples, 0, pcm, offset + written, G729.FRAME_SAMPLES);
            written += G729.FRAME_SAMPLES;
        }
        if (payload.remaining() == G729.SILENCE_BYTES && room(pcm, offset + written)) {
            noise.describe(payload.getShort());
            noise.fill(pcm, offset + written, G729.FRAME_SAMPLES);
            written += G729.FRAME_SAMPLES;
        }
        return written;
    }

    private static boolean room(short[] pcm, int at) {
        return pcm.length - at >= G729.FRAME_SAMPLES;
    }

    private void decodeFrame() {
        try {
            decoder.decode(frame, samples);
        } catch (IndexOutOfBoundsException hostile) {
            restart();
        }
        watch();
    }

    /** Frames that no encoder makes can drive the filters out of numbers, which sounds like silence from then on. */
    private void watch() {
        silent = isSilent() ? silent + 1 : 0;
        if (silent == STUCK) {
            restart();
        }
    }

    private boolean isSilent() {
        for (short sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private void restart() {
        decoder = new FrameDecoder();
        java.util.Arrays.fill(samples, (short) 0);
        silent = 0;
    }

    @Override
    public boolean conceals() {
        return true;
    }

    @Override
    public void conceal(short[] pcm, int offset, int length) {
        for (int done = 0; done < length; done += G729.FRAME_SAMPLES) {
            concealFrame();
            System.arraycopy(samples, 0, pcm, offset + done, Math.min(G729.FRAME_SAMPLES, length - done));
        }
    }

    /** The pitch that hostile frames left behind may lie outside of the past. */
    private void concealFrame() {
        try {
            decoder.conceal(samples);
        } catch (IndexOutOfBoundsException hostile) {
            restart();
        }
    }
}
