package org.strowger.codecs.g726;

/**
 * The quantizer's scale factor: a mix of one that is fast, for speech, and one that is slow, for tones and data, and the
 * speed control that mixes them (sections 2.4 and 2.5 of G.726).
 */
final class Scale {
    /** W(I), by the magnitude of the code. */
    private static final int[] STEPS = {-12, 18, 41, 64, 112, 198, 355, 1122};

    /** F(I). */
    private static final int[] WEIGHTS = {0, 0, 0, 1, 1, 1, 3, 7};

    private static final int SMALLEST = 544;
    private static final int LARGEST = 5120;
    private static final int QUIET = 1536;
    private static final int FAST = 256;

    private int fast = SMALLEST;
    private int slow = SMALLEST << 6;
    private int shortMean;
    private int longMean;
    private int speed;
    private int factor = SMALLEST;

    /** Logarithm of the scale factor, 9 bits after the point. */
    int factor() {
        return factor;
    }

    /** A difference beyond this, while a tone is detected, is a transition from one tone to another. */
    int threshold() {
        int whole = slow >> 15;
        int level = whole > 9 ? 31 << 10 : 32 + (slow >> 10 & 31) << whole;
        return level + (level >> 1) >> 1;
    }

    /** Takes the magnitude of a code. */
    void adapt(int level, boolean tone, boolean transition) {
        fast = Math.max(SMALLEST, Math.min(LARGEST, factor + ((STEPS[level] << 5) - factor >> 5)));
        slow += fast + (-slow >> 6);
        shortMean += (WEIGHTS[level] << 9) - shortMean >> 5;
        longMean += (WEIGHTS[level] << 11) - longMean >> 7;
        boolean quick = factor < QUIET || tone || Math.abs((shortMean << 2) - longMean) >= longMean >> 3;
        speed = transition ? FAST : speed + ((quick ? 512 : 0) - speed >> 4);
        mix();
    }

    private void mix() {
        int share = Math.min(64, speed >> 2);
        int apart = fast - (slow >> 6);
        int product = Math.abs(apart) * share >> 6;
        factor = (slow >> 6) + (apart < 0 ? -product : product);
    }
}
