package org.strowger.media.codec;

/** Changes the sample rate of a stream with a windowed-sinc low-pass in polyphase form. Used by one thread at a time. */
public final class Resampler {
    private static final int ZERO_CROSSINGS = 16;
    private final int up;
    private final int down;
    private final int taps;
    private final float[] filter;
    private final float[] history;
    private int phase;

    public Resampler(int from, int to) {
        int divisor = gcd(from, to);
        up = to / divisor;
        down = from / divisor;
        // Taps of one phase: wider when the pass band gets narrower than the input's.
        taps = 2 * ZERO_CROSSINGS * Math.max(1, (down + up - 1) / up);
        history = new float[taps];
        filter = design();
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private float[] design() {
        int length = taps * up;
        double cutoff = 0.92 * Math.min(1.0, (double) up / down) / up;
        float[] h = new float[length];
        double middle = (length - 1) / 2.0;
        for (int i = 0; i < length; i++) {
            double t = i - middle;
            double sinc = t == 0 ? cutoff : Math.sin(Math.PI * cutoff * t) / (Math.PI * t);
            double window = 0.42
                    - 0.5 * Math.cos(2 * Math.PI * i / (length - 1))
                    + 0.08 * Math.cos(4 * Math.PI * i / (length - 1));
            h[i] = (float) (sinc * window * up);
        }
        return h;
    }

    /** Samples that come of so many at most. */
    public int most(int input) {
        return input * up / down + 1;
    }

    /** Converts samples and returns how many came out. */
    public int convert(short[] in, int length, short[] out) {
        int made = 0;
        for (int i = 0; i < length; i++) {
            System.arraycopy(history, 1, history, 0, taps - 1);
            history[taps - 1] = in[i];
            while (phase < up) {
                out[made++] = sum();
                phase += down;
            }
            phase -= up;
        }
        return made;
    }

    private short sum() {
        float sum = 0;
        for (int k = 0; k < taps; k++) {
            sum += history[taps - 1 - k] * filter[k * up + phase];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
}
