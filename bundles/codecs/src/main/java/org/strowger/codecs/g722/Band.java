package org.strowger.codecs.g722;

import static org.strowger.codecs.Fixed.saturate;

import java.util.stream.IntStream;
import org.strowger.codecs.Fixed;

/**
 * What encoder and decoder of one sub-band have in common: the adaptive predictor (blocks 4L and 4H of G.722) and the
 * scale factor (blocks 3L and 3H).
 */
final class Band {
    private static final int ZEROS = 6;
    private static final int MOST_SECOND = 12288;
    private static final int MOST_FIRST = 15360;
    private static final int LEAK = 32640;
    private static final int SECOND_LEAK = 32512;

    /** 2048 times the powers of two in steps of 1/32 (table ILB). */
    private static final int[] POWERS = IntStream.range(0, 32)
            .map(i -> (int) Math.round(2048 * Math.pow(2, i / 32.0)))
            .toArray();

    private final int mostScale;
    private final int scaleShift;
    private final int[] difference = new int[ZEROS + 1];
    private final int[] zeros = new int[ZEROS + 1];
    private int first;
    private int second;
    private int before;
    private int partial1;
    private int partial2;
    private int prediction;
    private int zeroPrediction;
    private int logScale;
    private int scale;

    private Band(int mostScale, int scaleShift, int scale) {
        this.mostScale = mostScale;
        this.scaleShift = scaleShift;
        this.scale = scale;
    }

    static Band low() {
        return new Band(18432, 8, 32);
    }

    static Band high() {
        return new Band(22528, 10, 8);
    }

    int prediction() {
        return prediction;
    }

    int scale() {
        return scale;
    }

    /** Adapts the scale factor by a step of its logarithm. */
    void rescale(int step) {
        logScale = Math.max(0, Math.min(mostScale, (logScale * 127 >> 7) + step));
        int fraction = POWERS[logScale >> 6 & 31];
        int shift = scaleShift - (logScale >> 11);
        scale = (shift < 0 ? fraction << -shift : fraction >> shift) << 2;
    }

    /** Takes a quantized difference and predicts the next sample. */
    void adapt(int quantized) {
        int reconstructed = saturate(prediction + quantized);
        int partial = saturate(zeroPrediction + quantized);
        adaptPoles(partial);
        adaptZeros(quantized);
        partial2 = partial1;
        partial1 = partial;
        predict(reconstructed);
    }

    private static boolean sameSign(int a, int b) {
        return (a ^ b) >= 0;
    }

    private void adaptPoles(int partial) {
        int four = saturate(first << 2);
        int turned = Math.min(Short.MAX_VALUE, sameSign(partial, partial1) ? -four : four);
        int step = (sameSign(partial, partial2) ? 128 : -128) + (turned >> 7);
        int newSecond = Math.max(-MOST_SECOND, Math.min(MOST_SECOND, step + (second * SECOND_LEAK >> 15)));
        int most = MOST_FIRST - newSecond;
        int newFirst = saturate((sameSign(partial, partial1) ? 192 : -192) + (first * LEAK >> 15));
        first = Math.max(-most, Math.min(most, newFirst));
        second = newSecond;
    }

    private void adaptZeros(int quantized) {
        int step = quantized == 0 ? 0 : 128;
        for (int i = ZEROS; i > 0; i--) {
            // The difference i samples ago still stands one place lower.
            int old = difference[i - 1];
            zeros[i] = saturate((sameSign(old, quantized) ? step : -step) + (zeros[i] * LEAK >> 15));
        }
        System.arraycopy(difference, 0, difference, 1, ZEROS);
        difference[0] = quantized;
    }

    private void predict(int reconstructed) {
        int poles = saturate((first * saturate(2 * reconstructed) >> 15) + (second * saturate(2 * before) >> 15));
        before = reconstructed;
        int sum = 0;
        for (int i = 1; i <= ZEROS; i++) {
            sum += zeros[i] * saturate(2 * difference[i - 1]) >> 15;
        }
        zeroPrediction = saturate(sum);
        prediction = Fixed.sum(poles, zeroPrediction);
    }
}
