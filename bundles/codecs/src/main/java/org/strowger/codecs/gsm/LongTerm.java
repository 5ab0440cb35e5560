package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.multRound;
import static org.strowger.codecs.Fixed.sum;

/** The residual of the last 120 samples, from which the next 40 are predicted (5.2.12 and 5.2.18). */
final class LongTerm {
    static final int LONGEST_LAG = 120;
    private static final int[] GAINS = {3277, 11469, 21299, 32767};

    /** What was before, then the block of now. */
    private final int[] line = new int[LONGEST_LAG];

    private final int[] predicted = new int[Pulses.BLOCK];

    /** A sample of the past; 1 is the last. */
    int past(int back) {
        return line[LONGEST_LAG - back];
    }

    void predict(int lag, int gain) {
        for (int k = 0; k < Pulses.BLOCK; k++) {
            predicted[k] = multRound(GAINS[gain], line[LONGEST_LAG + k - lag]);
        }
    }

    int predicted(int index) {
        return predicted[index];
    }

    /** Adds a residual to the prediction, remembers the sum, and writes it. */
    void update(int[] residual, int[] out, int offset) {
        System.arraycopy(line, Pulses.BLOCK, line, 0, LONGEST_LAG - Pulses.BLOCK);
        for (int k = 0; k < Pulses.BLOCK; k++) {
            int value = sum(residual[k], predicted[k]);
            line[LONGEST_LAG - Pulses.BLOCK + k] = value;
            out[offset + k] = value;
        }
    }
}
