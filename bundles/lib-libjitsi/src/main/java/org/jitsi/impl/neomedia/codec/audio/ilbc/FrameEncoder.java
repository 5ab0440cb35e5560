package org.jitsi.impl.neomedia.codec.audio.ilbc;

/** The way into the encoder, which is visible in this package only. Used by one thread. */
public final class FrameEncoder {
    private final ilbc_encoder encoder;

    /** @param milliseconds of a frame: 20 or 30 */
    public FrameEncoder(int milliseconds) {
        encoder = new ilbc_encoder(milliseconds);
    }

    /**
     * @param samples 160 or 240, two bytes each in the order of the machine
     * @param frame takes 38 or 50 bytes
     */
    public void encode(byte[] samples, byte[] frame) {
        encoder.encode(frame, 0, samples, 0);
    }
}
