package org.strowger.codecs.g729;

/** White noise as loud as a silence descriptor of G.729 Annex B says, never loud. */
final class ComfortNoise {
    /** The gain's place in the descriptor (Annex B table B.2): after the predictor and two stages of frequencies. */
    private static final int GAIN_SHIFT = 1;

    private static final int GAINS = 32;
    /** Decibels above one step of a sample of the loudest gain, and between two gains. */
    private static final double LOUDEST = 66;

    private static final double STEP = 2;
    /** About -50 dBm0: enough to say that the line is there. */
    private static final double LIMIT = 40;

    private int amplitude;
    private int seed = 1;

    /** @param descriptor its two bytes */
    void describe(int descriptor) {
        int gain = descriptor >> GAIN_SHIFT & GAINS - 1;
        double decibel = Math.min(LIMIT, LOUDEST - STEP * (GAINS - 1 - gain));
        // Evenly spread noise peaks at the square root of three times its power.
        amplitude = (int) (Math.sqrt(3) * Math.pow(10, decibel / 20));
    }

    void fill(short[] pcm, int offset, int length) {
        for (int i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            pcm[offset + i] = (short) ((seed >> 16) * (amplitude + 1) >> 15);
        }
    }
}
