package org.strowger.codecs.g726;

/** Quantizer and the state that encoder and decoder of G.726 have in common. Samples have 14 bits here. */
final class Adpcm {
    /** Decision levels of the quantizer at 32 kbit/s: logarithm to the base 2, times 128 (table 2 of G.726). */
    private static final int[] LEVELS = {-124, 80, 178, 246, 300, 349, 400};

    /** Its output values. */
    private static final int[] VALUES = {-2048, 4, 135, 213, 273, 323, 373, 425};

    private static final int CODES = 15;
    private final Predictor predictor = new Predictor();
    private final Scale scale = new Scale();

    /** Encodes a sample into 4 bits. */
    int encode(int sample) {
        int difference = sample - predictor.estimate();
        int magnitude = Math.abs(difference) & 0x7FFF;
        int level = 0;
        int normalized = logarithm(magnitude) - (scale.factor() >> 2);
        while (level < LEVELS.length && normalized >= LEVELS[level]) {
            level++;
        }
        // The smallest positive difference has the code of the smallest negative one: all bits zero is never sent.
        int code = difference < 0 || level == 0 ? CODES - level : level;
        decode(code);
        return code;
    }

    private static int logarithm(int magnitude) {
        int exponent = magnitude == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(magnitude);
        return (exponent << 7) + ((magnitude << 7 >> exponent) & 127);
    }

    /** Takes a 4 bit code and returns the sample. */
    int decode(int code) {
        boolean negative = code >= 8;
        int level = negative ? CODES - code : code;
        int magnitude = antilogarithm(VALUES[level] + (scale.factor() >> 2));
        boolean transition = predictor.tone() && magnitude > scale.threshold();
        int sample = predictor.adapt(magnitude, negative, transition);
        scale.adapt(level, predictor.tone(), transition);
        return sample;
    }

    private static int antilogarithm(int logarithm) {
        if (logarithm < 0) {
            return 0;
        }
        return ((logarithm & 127) + 128 << 7) >> 14 - (logarithm >> 7 & 15);
    }
}
