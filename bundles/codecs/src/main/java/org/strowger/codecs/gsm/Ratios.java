package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.mult;
import static org.strowger.codecs.Fixed.multRound;
import static org.strowger.codecs.Fixed.saturate;
import static org.strowger.codecs.Fixed.sum;

/**
 * The log area ratios: how the eight reflection coefficients of the short-term filter are coded, and how they go over
 * from frame to frame (sections 5.2.6 to 5.2.9 of EN 300 961).
 */
final class Ratios {
    static final int ORDER = 8;

    /** Where each set of interpolated coefficients begins; the last is the end. */
    static final int[] PIECES = {0, 13, 27, 40, 160};

    private static final int[] SLOPE = {20480, 20480, 20480, 20480, 13964, 15360, 8534, 9036};
    private static final int[] OFFSET = {0, 0, 2048, -2560, 94, -1792, -341, -1144};
    private static final int[] INVERSE_SLOPE = {13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708};
    private static final int[] SMALLEST = {-32, -32, -16, -16, -8, -8, -4, -4};

    private final int[] now = new int[ORDER];
    private final int[] before = new int[ORDER];

    /** Quantizes reflection coefficients. */
    static void quantize(int[] reflection, int[] codes) {
        for (int i = 0; i < ORDER; i++) {
            int scaled = sum(sum(mult(SLOPE[i], ratio(reflection[i])), OFFSET[i]), 256) >> 9;
            codes[i] = Math.max(SMALLEST[i], Math.min(-SMALLEST[i] - 1, scaled)) - SMALLEST[i];
        }
    }

    private static int ratio(int reflection) {
        int size = Math.min(Short.MAX_VALUE, Math.abs(reflection));
        int ratio = size < 22118 ? size >> 1 : size < 31130 ? size - 11059 : size - 26112 << 2;
        return reflection < 0 ? -ratio : ratio;
    }

    /** Takes the codes of the next frame. */
    void next(int[] codes) {
        for (int i = 0; i < ORDER; i++) {
            before[i] = now[i];
            int raised = saturate((codes[i] + SMALLEST[i] << 10) - (OFFSET[i] << 1));
            int half = multRound(INVERSE_SLOPE[i], raised);
            now[i] = sum(half, half);
        }
    }

    /** Reflection coefficients of a piece of the frame. */
    void reflections(int piece, int[] out) {
        for (int i = 0; i < ORDER; i++) {
            int ratio =
                    switch (piece) {
                        case 0 -> sum(sum(before[i] >> 2, now[i] >> 2), before[i] >> 1);
                        case 1 -> sum(before[i] >> 1, now[i] >> 1);
                        case 2 -> sum(sum(before[i] >> 2, now[i] >> 2), now[i] >> 1);
                        default -> now[i];
                    };
            out[i] = reflection(ratio);
        }
    }

    private static int reflection(int ratio) {
        int size = Math.min(Short.MAX_VALUE, Math.abs(ratio));
        int reflection = size < 11059 ? size << 1 : size < 20070 ? size + 11059 : sum(size >> 2, 26112);
        return ratio < 0 ? -reflection : reflection;
    }
}
