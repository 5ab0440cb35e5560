package org.strowger.codecs.g722;

/** The quadrature mirror filter that splits a band in two or joins two: 24 taps over the last 12 pairs of samples. */
final class Mirror {
    private static final int PAIRS = 12;
    /** Written twice, so that the last 12 pairs always stand in one piece. */
    private final int[] evens = new int[2 * PAIRS];

    private final int[] odds = new int[2 * PAIRS];
    private int start;

    void push(int even, int odd) {
        evens[start] = even;
        odds[start] = odd;
        evens[start + PAIRS] = even;
        odds[start + PAIRS] = odd;
        start = (start + 1) % PAIRS;
    }

    int even() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += evens[start + i] * Tables.MIRROR[i];
        }
        return sum;
    }

    int odd() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += odds[start + i] * Tables.MIRROR[PAIRS - 1 - i];
        }
        return sum;
    }
}
