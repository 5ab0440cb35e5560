package org.strowger.codecs.g722;

import static org.strowger.codecs.Fixed.saturate;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/** Two samples become one byte: two bits of the higher band, six of the lower. */
final class G722Encoder implements Codec.Encoder {
    private static final int HIGH_LEVEL = 564;
    private final Mirror mirror = new Mirror();
    private final Band low = Band.low();
    private final Band high = Band.high();
    private boolean waiting;
    private short kept;

    @Override
    public void encode(short[] pcm, int offset, int length, ByteBuffer out) {
        for (int i = offset; i < offset + length; i++) {
            if (waiting) {
                out.put((byte) pair(kept, pcm[i]));
            }
            kept = pcm[i];
            waiting = !waiting;
        }
    }

    private int pair(int one, int two) {
        mirror.push(one, two);
        int even = mirror.even();
        int odd = mirror.odd();
        return high(odd - even >> 14) << 6 | low(even + odd >> 14);
    }

    private int low(int sample) {
        int difference = saturate(sample - low.prediction());
        int magnitude = difference >= 0 ? difference : ~difference;
        int level = 1;
        while (level < Tables.LOW_LEVELS.length && magnitude >= Tables.LOW_LEVELS[level] * low.scale() >> 12) {
            level++;
        }
        int code = code(level, difference < 0);
        int coarse = code >> 2;
        low.adapt(low.scale() * Tables.LOW_COARSE_VALUES[coarse] >> 15);
        low.rescale(Tables.LOW_STEPS[coarse]);
        return code;
    }

    /** Codes of level 1 to 30 (tables ILN and ILP): descending; the smallest two negative ones stand apart. */
    private static int code(int level, boolean negative) {
        if (!negative) {
            return 62 - level;
        }
        return level <= 2 ? 64 - level : 34 - level;
    }

    private int high(int sample) {
        int difference = saturate(sample - high.prediction());
        int magnitude = difference >= 0 ? difference : ~difference;
        int far = magnitude >= HIGH_LEVEL * high.scale() >> 12 ? 0 : 1;
        int code = difference < 0 ? far : 2 + far;
        int quantized = high.scale() * Tables.HIGH_VALUES[code] >> 15;
        high.adapt(quantized);
        high.rescale(Tables.HIGH_STEPS[code]);
        return code;
    }
}
