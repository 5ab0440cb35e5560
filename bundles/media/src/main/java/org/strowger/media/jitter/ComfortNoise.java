package org.strowger.media.jitter;

import java.nio.ByteBuffer;

/** Makes the noise that a comfort noise packet describes (RFC 3389): level, and spectrum by reflection coefficients. */
final class ComfortNoise {
    private static final int MOST_COEFFICIENTS = 12;
    private static final int QUIETEST = 127;

    private final float[] reflection = new float[MOST_COEFFICIENTS];
    private final float[] backward = new float[MOST_COEFFICIENTS + 1];
    private int order;
    private double target;
    private double level;
    private int state = 0x2545F491;

    /** Reads a packet; an empty one means silence. */
    void describe(ByteBuffer payload) {
        int decibels = payload.hasRemaining() ? payload.get() & 0x7F : QUIETEST;
        order = Math.min(MOST_COEFFICIENTS, payload.remaining());
        double gain = 1;
        for (int i = 0; i < order; i++) {
            reflection[i] = Math.max(-0.98f, Math.min(0.98f, 258f * ((payload.get() & 0xFF) - 127) / 32768f));
            gain *= 1 - reflection[i] * reflection[i];
        }
        target = decibels >= QUIETEST ? 0 : 32768 * Math.pow(10, -decibels / 20.0) * Math.sqrt(gain);
    }

    /** Begins anew: the next noise rises from nothing. */
    void reset() {
        level = 0;
        java.util.Arrays.fill(backward, 0);
    }

    void make(short[] out, int offset, int length) {
        for (int i = 0; i < length; i++) {
            level += (target - level) / 64;
            double value = shape((float) (white() * level));
            out[offset + i] = (short) Math.max(-32768, Math.min(32767, value));
        }
    }

    /** Even distribution of unit variance. */
    private double white() {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state * (Math.sqrt(3) / 0x1p31);
    }

    /** All-pole lattice. */
    private float shape(float excitation) {
        float forward = excitation;
        for (int m = order; m > 0; m--) {
            forward -= reflection[m - 1] * backward[m - 1];
            backward[m] = backward[m - 1] + reflection[m - 1] * forward;
        }
        backward[0] = forward;
        return forward;
    }
}
