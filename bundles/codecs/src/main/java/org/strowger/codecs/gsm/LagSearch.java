package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.magnitude;
import static org.strowger.codecs.Fixed.mult;
import static org.strowger.codecs.Fixed.norm;

/** Finds lag and gain of the long-term predictor (5.2.11). */
final class LagSearch {
    private static final int SHORTEST_LAG = 40;
    private static final int[] DECISIONS = {6554, 16384, 26214};

    private final int[] scaled = new int[Pulses.BLOCK];
    private int lag;
    private int gain;

    int lag() {
        return lag;
    }

    int gain() {
        return gain;
    }

    void search(int[] samples, int offset, LongTerm longTerm) {
        int largest = 0;
        for (int k = 0; k < Pulses.BLOCK; k++) {
            largest = Math.max(largest, magnitude(samples[offset + k]));
        }
        int shift = largest == 0 ? 0 : Math.max(0, 6 - norm(largest << 16));
        for (int k = 0; k < Pulses.BLOCK; k++) {
            scaled[k] = samples[offset + k] >> shift;
        }
        int best = correlate(longTerm);
        gain = gain(best >> 6 - shift, power(longTerm));
    }

    private int correlate(LongTerm longTerm) {
        int best = 0;
        lag = SHORTEST_LAG;
        for (int candidate = SHORTEST_LAG; candidate <= LongTerm.LONGEST_LAG; candidate++) {
            int sum = 0;
            for (int k = 0; k < Pulses.BLOCK; k++) {
                sum += scaled[k] * longTerm.past(candidate - k);
            }
            if (sum > best) {
                best = sum;
                lag = candidate;
            }
        }
        return best << 1;
    }

    private int power(LongTerm longTerm) {
        int power = 0;
        for (int k = 0; k < Pulses.BLOCK; k++) {
            int sample = longTerm.past(lag - k) >> 3;
            power += sample * sample;
        }
        return power << 1;
    }

    private static int gain(int correlation, int power) {
        if (correlation <= 0) {
            return 0;
        }
        if (correlation >= power) {
            return 3;
        }
        int shift = norm(power);
        int numerator = correlation << shift >> 16;
        int denominator = power << shift >> 16;
        int gain = 0;
        while (gain < DECISIONS.length && numerator > mult(denominator, DECISIONS[gain])) {
            gain++;
        }
        return gain;
    }
}
