package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.magnitude;
import static org.strowger.codecs.Fixed.multRound;
import static org.strowger.codecs.Fixed.norm;
import static org.strowger.codecs.Fixed.saturate;
import static org.strowger.codecs.Fixed.sum;

/** Preprocessing and linear prediction of a frame (5.2.1 to 5.2.5, 5.2.10). */
final class Analysis {
    private static final int OFFSET_POLE = 32735;
    private static final int PRE_EMPHASIS = -28180;

    private final int[] scaled = new int[Gsm.FRAME_SAMPLES];
    private final int[] correlation = new int[Ratios.ORDER + 1];
    private final int[] forward = new int[Ratios.ORDER + 1];
    private final int[] backward = new int[Ratios.ORDER + 1];
    private final int[] lattice = new int[Ratios.ORDER];
    private int lastIn;
    private int offsetState;
    private int emphasis;

    /** Takes the offset away and raises the high frequencies. */
    void prepare(short[] pcm, int[] out) {
        for (int k = 0; k < Gsm.FRAME_SAMPLES; k++) {
            int sample = pcm[k] >> 3 << 2;
            int step = sample - lastIn << 15;
            lastIn = sample;
            int high = offsetState >> 15;
            int low = offsetState - (high << 15);
            offsetState = add(high * OFFSET_POLE, step + multRound(low, OFFSET_POLE));
            int flat = add(offsetState, 16384) >> 15;
            out[k] = sum(saturate(flat), multRound(emphasis, PRE_EMPHASIS));
            emphasis = saturate(flat);
        }
    }

    private static int add(int a, int b) {
        long sum = (long) a + b;
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum));
    }

    /** Writes the reflection coefficients of a frame; scales it down and up again as the recommendation does. */
    void reflections(int[] samples, int[] out) {
        correlate(samples);
        java.util.Arrays.fill(out, 0);
        if (correlation[0] == 0) {
            return;
        }
        int shift = norm(correlation[0]);
        for (int i = 0; i <= Ratios.ORDER; i++) {
            forward[i] = correlation[i] << shift >> 16;
            backward[i] = forward[i];
        }
        for (int n = 0; n < Ratios.ORDER; n++) {
            int size = magnitude(forward[1]);
            if (forward[0] < size) {
                return;
            }
            int quotient = quotient(size, forward[0]);
            out[n] = forward[1] > 0 ? -quotient : quotient;
            recurse(out[n], Ratios.ORDER - n);
        }
    }

    /** Schur's recursion, on what is left of the order. */
    private void recurse(int reflection, int left) {
        forward[0] = sum(forward[0], multRound(forward[1], reflection));
        for (int m = 1; m < left; m++) {
            int next = forward[m + 1];
            forward[m] = sum(next, multRound(backward[m], reflection));
            backward[m] = sum(backward[m], multRound(next, reflection));
        }
    }

    private static int quotient(int numerator, int denominator) {
        return numerator == denominator ? Short.MAX_VALUE : (numerator << 15) / denominator;
    }

    private void correlate(int[] samples) {
        int largest = 0;
        for (int sample : samples) {
            largest = Math.max(largest, magnitude(sample));
        }
        int shift = largest == 0 ? 0 : 4 - norm(largest << 16);
        for (int k = 0; k < samples.length; k++) {
            scaled[k] = shift > 0 ? multRound(samples[k], 16384 >> shift - 1) : samples[k];
            samples[k] = shift > 0 ? (short) (scaled[k] << shift) : samples[k];
        }
        for (int lag = 0; lag <= Ratios.ORDER; lag++) {
            int sum = 0;
            for (int k = lag; k < scaled.length; k++) {
                sum += scaled[k] * scaled[k - lag];
            }
            correlation[lag] = sum << 1;
        }
    }

    /** The short-term filter: what it cannot predict is left. */
    int filter(int sample, int[] reflections) {
        int out = sample;
        int passed = sample;
        for (int i = 0; i < Ratios.ORDER; i++) {
            int before = lattice[i];
            lattice[i] = passed;
            passed = sum(before, multRound(reflections[i], out));
            out = sum(out, multRound(reflections[i], before));
        }
        return out;
    }
}
