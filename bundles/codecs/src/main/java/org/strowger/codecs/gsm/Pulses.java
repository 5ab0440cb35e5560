package org.strowger.codecs.gsm;

import static org.strowger.codecs.Fixed.magnitude;
import static org.strowger.codecs.Fixed.mult;
import static org.strowger.codecs.Fixed.multRound;
import static org.strowger.codecs.Fixed.saturate;
import static org.strowger.codecs.Fixed.sum;

/** Regular pulse excitation: 13 of 40 samples, each third, by their maximum and 3 bits each (5.2.13 to 5.2.17). */
final class Pulses {
    static final int BLOCK = 40;
    private static final int[] WEIGHTS = {-134, -374, 0, 2054, 5741, 8192, 5741, 2054, 0, -374, -134};
    private static final int[] INVERSE = {29128, 26215, 23832, 21846, 20165, 18725, 17476, 16384};
    private static final int[] FACTORS = {18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767};
    private static final int GRIDS = 4;

    private final int[] weighted = new int[BLOCK];
    private int exponent;
    private int mantissa;

    /** Chooses the pulses for a block of the residual. */
    void encode(int[] residual, Frame frame, int block) {
        weigh(residual);
        int grid = bestGrid();
        frame.grid[block] = grid;
        int largest = 0;
        for (int i = 0; i < Frame.PULSES; i++) {
            largest = Math.max(largest, magnitude(weighted[grid + 3 * i]));
        }
        int shift = Math.min(6, 32 - Integer.numberOfLeadingZeros(largest >> 9));
        frame.maximum[block] = (largest >> shift + 5) + (shift << 3);
        split(frame.maximum[block]);
        for (int i = 0; i < Frame.PULSES; i++) {
            int scaled = mult((short) (weighted[grid + 3 * i] << 6 - exponent), INVERSE[mantissa]);
            frame.pulses[block][i] = (scaled >> 12) + 4;
        }
    }

    private void weigh(int[] residual) {
        for (int k = 0; k < BLOCK; k++) {
            int sum = 4096;
            for (int i = Math.max(0, 5 - k); i < Math.min(WEIGHTS.length, BLOCK + 5 - k); i++) {
                sum += residual[k + i - 5] * WEIGHTS[i];
            }
            weighted[k] = saturate(sum >> 13);
        }
    }

    private int bestGrid() {
        int best = 0;
        long most = -1;
        for (int grid = 0; grid < GRIDS; grid++) {
            long energy = 0;
            for (int i = 0; i < Frame.PULSES; i++) {
                int size = weighted[grid + 3 * i] >> 2;
                energy += (long) size * size;
            }
            if (energy > most) {
                most = energy;
                best = grid;
            }
        }
        return best;
    }

    private void split(int maximum) {
        exponent = maximum > 15 ? (maximum >> 3) - 1 : 0;
        mantissa = maximum - (exponent << 3);
        if (mantissa == 0) {
            exponent = -4;
            mantissa = 7;
            return;
        }
        while (mantissa <= 7) {
            mantissa = mantissa << 1 | 1;
            exponent--;
        }
        mantissa -= 8;
    }

    /** Writes the residual that a block's pulses stand for. */
    void decode(Frame frame, int block, int[] residual) {
        split(frame.maximum[block]);
        int shift = 6 - exponent;
        int rounding = shift == 0 ? 0 : 1 << shift - 1;
        java.util.Arrays.fill(residual, 0, BLOCK, 0);
        for (int i = 0; i < Frame.PULSES; i++) {
            int value = (frame.pulses[block][i] << 1) - 7 << 12;
            residual[frame.grid[block] + 3 * i] = sum(multRound(FACTORS[mantissa], value), rounding) >> shift;
        }
    }
}
