package org.strowger.media.digit;

/**
 * Judges 24 ms of sound at 8 kHz: is it the two tones of a key, and next to nothing else? The eight frequencies are measured
 * by the Goertzel algorithm behind a Hann window; the strongest of each group are then measured beside their nominal place,
 * which tells where they really are. Allocates nothing.
 */
final class ToneWindow {
    static final int LENGTH = 192;
    static final char NONE = 0;

    private static final int RATE = 8000;
    private static final int GROUP = 4;
    /** About -33 dBm0: the weaker tone of the quietest pair, after twist. */
    private static final double QUIETEST = 500;
    /** The higher tone may be 9 dB weaker, or 6 dB stronger. */
    private static final double WEAKEST_HIGH = Math.pow(10, -9 / 20.0);

    private static final double STRONGEST_HIGH = Math.pow(10, 6 / 20.0);
    /** Before the tones' true places are known. */
    private static final double COARSE_SHARE = 0.4;
    /** What of the energy must be in the two tones. */
    private static final double SHARE = 0.88;
    /** How far off a tone may be: 1.5 % must be taken, 3.5 % must not. */
    private static final double TOLERANCE = 0.024;

    private static final double STEP = 0.02;

    private final float[] shape = new float[LENGTH];
    private final float[] sound = new float[LENGTH];
    private final double[] nominal = new double[2 * GROUP];
    private final double[] below = new double[2 * GROUP];
    private final double[] above = new double[2 * GROUP];
    private final double[] power = new double[2 * GROUP];
    private final double sum;
    private final double squares;
    private double refined;

    ToneWindow() {
        double total = 0;
        double square = 0;
        for (int i = 0; i < LENGTH; i++) {
            shape[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / LENGTH));
            total += shape[i];
            square += shape[i] * shape[i];
        }
        sum = total;
        squares = square;
        for (int i = 0; i < 2 * GROUP; i++) {
            nominal[i] = coefficient(Keys.frequency(i));
            below[i] = coefficient(Keys.frequency(i) * (1 - STEP));
            above[i] = coefficient(Keys.frequency(i) * (1 + STEP));
        }
    }

    private static double coefficient(double hertz) {
        return 2 * Math.cos(2 * Math.PI * hertz / RATE);
    }

    /**
     * The key whose tones are heard, or {@link #NONE}.
     *
     * @param ring the sound, oldest sample at the given place
     */
    char key(short[] ring, int oldest) {
        double energy = 0;
        for (int i = 0; i < LENGTH; i++) {
            int at = oldest + i < LENGTH ? oldest + i : oldest + i - LENGTH;
            sound[i] = ring[at] * shape[i];
            energy += sound[i] * sound[i];
        }
        // In squares of amplitude, as if all of it were one sine.
        double whole = 2 * energy / squares;
        if (whole < QUIETEST * QUIETEST) {
            return NONE;
        }
        for (int i = 0; i < 2 * GROUP; i++) {
            power[i] = power(nominal[i]);
        }
        return judge(strongest(0), strongest(GROUP), whole);
    }

    private char judge(int low, int high, double whole) {
        if (power[low] + power[high] < COARSE_SHARE * whole || !inPlace(low)) {
            return NONE;
        }
        double lowPower = refined;
        if (!inPlace(high)) {
            return NONE;
        }
        double twist = Math.sqrt(refined / lowPower);
        boolean loud = Math.min(refined, lowPower) >= QUIETEST * QUIETEST;
        boolean balanced = twist >= WEAKEST_HIGH && twist <= STRONGEST_HIGH;
        boolean alone = lowPower + refined >= SHARE * whole;
        return loud && balanced && alone ? Keys.at(low, high - GROUP) : NONE;
    }

    private int strongest(int from) {
        int best = from;
        for (int i = from + 1; i < from + GROUP; i++) {
            if (power[i] > power[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Finds the top of the tone between three measurements, whose logarithms lie on a parabola. */
    private boolean inPlace(int index) {
        double left = Math.log(power(below[index]) + 1);
        double middle = Math.log(power[index] + 1);
        double right = Math.log(power(above[index]) + 1);
        double curve = left - 2 * middle + right;
        double offset = curve >= 0 ? 1e9 : 0.5 * (left - right) / curve;
        refined = Math.exp(middle - 0.25 * (left - right) * offset);
        return Math.abs(offset) * STEP <= TOLERANCE;
    }

    /** Square of the amplitude of a sine of this frequency. */
    private double power(double coefficient) {
        double before = 0;
        double last = 0;
        for (int i = 0; i < LENGTH; i++) {
            double next = sound[i] + coefficient * last - before;
            before = last;
            last = next;
        }
        double square = last * last + before * before - coefficient * last * before;
        return 4 * Math.max(0, square) / (sum * sum);
    }
}
