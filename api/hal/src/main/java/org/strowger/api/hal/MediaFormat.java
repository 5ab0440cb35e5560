package org.strowger.api.hal;

/**
 * Form of the sound of a port: 8,000 samples a second, one channel.
 *
 * @param frameMillis 10 or 20
 */
public record MediaFormat(Encoding encoding, int frameMillis) {
    private static final int SAMPLES_PER_MILLI = 8;

    /** How a sample is written. */
    public enum Encoding {
        /** 16 bit linear. */
        LINEAR,
        ALAW,
        ULAW
    }

    public MediaFormat {
        if (frameMillis != 10 && frameMillis != 20) {
            throw new IllegalArgumentException("frames are 10 or 20 ms, not " + frameMillis);
        }
    }

    /** Samples of a frame. */
    public int samples() {
        return frameMillis * SAMPLES_PER_MILLI;
    }
}
