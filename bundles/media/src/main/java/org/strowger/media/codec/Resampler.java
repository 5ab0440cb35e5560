package org.strowger.media.codec;

/** Changes the sample rate of a stream with a windowed-sinc low-pass in polyphase form. Used by one thread at a time. */
public final class Resampler {
    private static final int ZERO_CROSSINGS = 16;
    /** Samples worked on at a time: 20 ms of 16 kHz. */
    private static final int BLOCK = 320;

    private final int up;
    private final int down;
    private final int taps;
    /** For each phase the taps in the order of time. */
    private final float[][] phases;
    /** The samples before a block, as many as the filter looks back, and then the block. */
    private final float[] line;

    private int phase;

    public Resampler(int from, int to) {
        int divisor = gcd(from, to);
        up = to / divisor;
        down = from / divisor;
        // Taps of one phase: wider when the pass band gets narrower than the input's.
        taps = 2 * ZERO_CROSSINGS * Math.max(1, (down + up - 1) / up);
        line = new float[taps - 1 + BLOCK];
        phases = new float[up][taps];
        design();
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private void design() {
        int length = taps * up;
        double cutoff = 0.92 * Math.min(1.0, (double) up / down) / up;
        double middle = (length - 1) / 2.0;
        for (int i = 0; i < length; i++) {
            double t = i - middle;
            double sinc = t == 0 ? cutoff : Math.sin(Math.PI * cutoff * t) / (Math.PI * t);
            double window = 0.42
                    - 0.5 * Math.cos(2 * Math.PI * i / (length - 1))
                    + 0.08 * Math.cos(4 * Math.PI * i / (length - 1));
            phases[i % up][taps - 1 - i / up] = (float) (sinc * window * up);
        }
    }

    /** Samples that come of so many at most. */
    public int most(int input) {
        return input * up / down + 1;
    }

    /** Converts samples and returns how many came out. */
    public int convert(short[] in, int length, short[] out) {
        int made = 0;
        for (int done = 0; done < length; done += BLOCK) {
            made = block(in, done, Math.min(BLOCK, length - done), out, made);
        }
        return made;
    }

    private int block(short[] in, int offset, int length, short[] out, int outOffset) {
        for (int i = 0; i < length; i++) {
            line[taps - 1 + i] = in[offset + i];
        }
        int made = outOffset;
        for (int i = 0; i < length; i++) {
            while (phase < up) {
                out[made++] = sum(i, phases[phase]);
                phase += down;
            }
            phase -= up;
        }
        System.arraycopy(line, length, line, 0, taps - 1);
        return made;
    }

    private short sum(int from, float[] filter) {
        float sum = 0;
        for (int k = 0; k < filter.length; k++) {
            sum += line[from + k] * filter[k];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
}
