package org.jitsi.impl.neomedia.codec.audio.g729;

/** The way into the encoder, which is visible in this package only: frames of 80 samples to 10 bytes. One thread. */
public final class FrameEncoder {
    private static final int HEADER = 2;

    private final Coder coder = new Coder();
    private final short[] bits = new short[Ld8k.SERIAL_SIZE];

    /** @param samples 80, which are not changed */
    public void encode(short[] samples, byte[] frame) {
        coder.process(samples, bits);
        for (int i = 0; i < frame.length; i++) {
            int octet = 0;
            for (int bit = 0; bit < 8; bit++) {
                octet = octet << 1 | (bits[HEADER + i * 8 + bit] == Ld8k.BIT_1 ? 1 : 0);
            }
            frame[i] = (byte) octet;
        }
    }
}
