package org.strowger.codecs.g726;

/**
 * The adaptive predictor with two poles and six zeros (sections 2.6 and 2.7 of G.726). The recommendation multiplies in a
 * small floating point format, which has to be followed for decoder and encoder of different makers to stay in step.
 */
final class Predictor {
    private static final int ZEROS = 6;
    private static final int MOST_SECOND = 12288;
    private static final int MOST_FIRST = 15360;
    private static final int TONE = -11776;

    private final int[] zeros = new int[ZEROS];
    private final Small[] differences = new Small[ZEROS];
    private final Small last = new Small();
    private final Small beforeLast = new Small();
    private int first;
    private int second;
    private boolean negative1;
    private boolean negative2;
    private int zeroEstimate;
    private int estimate;
    private boolean tone;

    Predictor() {
        for (int i = 0; i < ZEROS; i++) {
            differences[i] = new Small();
        }
    }

    int estimate() {
        return estimate;
    }

    /** The signal is likely a narrow-band one. */
    boolean tone() {
        return tone;
    }

    /** Takes a quantized difference and returns the reconstructed sample. */
    int adapt(int magnitude, boolean negative, boolean transition) {
        int difference = negative ? -magnitude : magnitude;
        int sample = difference + estimate;
        if (transition) {
            java.util.Arrays.fill(zeros, 0);
            first = 0;
            second = 0;
            tone = false;
            shiftSign(difference + zeroEstimate < 0);
        } else {
            adaptZeros(magnitude, negative);
            adaptPoles(difference + zeroEstimate);
            tone = second < TONE;
        }
        remember(magnitude, negative, sample);
        predict();
        return sample;
    }

    private void shiftSign(boolean negative) {
        negative2 = negative1;
        negative1 = negative;
    }

    private void adaptPoles(int partial) {
        boolean negative = partial < 0;
        int firstStep = 0;
        int secondStep = 0;
        if (partial != 0) {
            int four = Math.max(-8191, Math.min(8191, first)) << 2;
            secondStep = (negative == negative2 ? 16384 : -16384) + (negative == negative1 ? -four : four) >> 7;
            firstStep = negative == negative1 ? 192 : -192;
        }
        second = Math.max(-MOST_SECOND, Math.min(MOST_SECOND, second + secondStep - (second >> 7)));
        int most = MOST_FIRST - second;
        first = Math.max(-most, Math.min(most, first + firstStep - (first >> 8)));
        shiftSign(negative);
    }

    private void adaptZeros(int magnitude, boolean negative) {
        int step = magnitude == 0 ? 0 : 128;
        for (int i = 0; i < ZEROS; i++) {
            zeros[i] += (negative == differences[i].negative() ? step : -step) - (zeros[i] >> 8);
        }
    }

    private void remember(int magnitude, boolean negative, int sample) {
        Small oldest = differences[ZEROS - 1];
        System.arraycopy(differences, 0, differences, 1, ZEROS - 1);
        differences[0] = oldest;
        oldest.set(magnitude, negative);
        beforeLast.set(last);
        last.set(Math.abs(sample), sample < 0);
    }

    private void predict() {
        int sum = 0;
        for (int i = 0; i < ZEROS; i++) {
            sum += differences[i].times(zeros[i]);
        }
        zeroEstimate = (short) sum >> 1;
        estimate = (short) (sum + last.times(first) + beforeLast.times(second)) >> 1;
    }
}
