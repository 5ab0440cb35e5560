package org.strowger.media.codec;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/**
 * Turns packets of one format into packets of another, of the same length in time as far as the frames of the other
 * format allow. Used by one thread at a time.
 */
public final class Transcoder implements AutoCloseable {
    /** Longest packet that is taken, in milliseconds. */
    private static final int LONGEST_MS = 120;

    private final Codec.Decoder decoder;
    private final Codec.Encoder encoder;
    private final Resampler resampler;
    private final short[] pcm;
    private final short[] resampled;
    private final int frameSamples;
    private final int sampleRate;
    /** Samples that the encoder keeps because they do not fill a frame. */
    private int kept;

    public Transcoder(Codec from, String fromParameters, Codec to, String toParameters) {
        decoder = from.newDecoder(fromParameters);
        encoder = to.newEncoder(toParameters);
        frameSamples = to.frameSamples(toParameters);
        sampleRate = to.sampleRate();
        pcm = new short[from.sampleRate() * LONGEST_MS / 1000];
        resampler = from.sampleRate() == to.sampleRate() ? null : new Resampler(from.sampleRate(), to.sampleRate());
        resampled = resampler == null ? pcm : new short[resampler.most(pcm.length)];
    }

    /** Reads one payload and writes what becomes of it. */
    public void convert(ByteBuffer payload, ByteBuffer out) {
        int samples = decoder.decode(payload, pcm, 0);
        int length = resampler == null ? samples : resampler.convert(pcm, samples, resampled);
        encoder.encode(resampled, 0, length, out);
        kept = (kept + length) % frameSamples;
    }

    /** How much earlier than the next payload the sound begins that will come of it, in units of a clock. */
    public int ahead(int clockRate) {
        return kept == 0 ? 0 : (int) ((long) kept * clockRate / sampleRate);
    }

    @Override
    public void close() {
        decoder.close();
        encoder.close();
    }
}
