package org.jitsi.impl.neomedia.codec.audio.ilbc;

/** The way into the decoder, which is visible in this package only. Used by one thread. */
public final class FrameDecoder {
    private static final int ENHANCED = 1;
    private static final short LOST = 0;
    private static final short GOOD = 1;

    private final ilbc_decoder decoder;

    /** @param milliseconds of a frame: 20 or 30 */
    public FrameDecoder(int milliseconds) {
        decoder = new ilbc_decoder(milliseconds, ENHANCED);
    }

    /**
     * @param frame 38 or 50 bytes
     * @param samples takes 160 or 240, two bytes each
     */
    public void decode(byte[] frame, byte[] samples) {
        decoder.decode(samples, 0, frame, 0, GOOD);
    }

    public void conceal(byte[] frame, byte[] samples) {
        decoder.decode(samples, 0, frame, 0, LOST);
    }
}
