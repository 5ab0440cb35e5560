package org.strowger.codecs.g722;

import static org.strowger.codecs.Fixed.saturate;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/** One byte becomes two samples. Every byte is a good one. */
final class G722Decoder implements Codec.Decoder {
    private static final int MOST = 16383;
    private final Mirror mirror = new Mirror();
    private final Band low = Band.low();
    private final Band high = Band.high();

    @Override
    public int decode(ByteBuffer payload, short[] pcm, int offset) {
        int count = Math.min(payload.remaining(), (pcm.length - offset) / 2);
        for (int i = 0; i < count; i++) {
            int code = payload.get() & 0xFF;
            int lower = low(code & 0x3F);
            int higher = high(code >> 6);
            mirror.push(lower + higher, lower - higher);
            pcm[offset + 2 * i] = (short) saturate(mirror.odd() >> 11);
            pcm[offset + 2 * i + 1] = (short) saturate(mirror.even() >> 11);
        }
        return 2 * count;
    }

    private int low(int code) {
        int sample = limit(low.prediction() + (low.scale() * Tables.LOW_VALUES[code] >> 15));
        int coarse = code >> 2;
        low.adapt(low.scale() * Tables.LOW_COARSE_VALUES[coarse] >> 15);
        low.rescale(Tables.LOW_STEPS[coarse]);
        return sample;
    }

    private int high(int code) {
        int quantized = high.scale() * Tables.HIGH_VALUES[code] >> 15;
        int sample = limit(high.prediction() + quantized);
        high.adapt(quantized);
        high.rescale(Tables.HIGH_STEPS[code]);
        return sample;
    }

    private static int limit(int sample) {
        return Math.max(-MOST - 1, Math.min(MOST, sample));
    }
}
