package org.jitsi.impl.neomedia.codec.audio.g729;

import java.util.Arrays;

/** The way into the decoder, which is visible in this package only: frames of 10 bytes to 80 samples. One thread. */
public final class FrameDecoder {
    private static final int HEADER = 2;

    private final Decoder decoder = new Decoder();
    private final short[] bits = new short[Ld8k.SERIAL_SIZE];

    public void decode(byte[] frame, short[] samples) {
        bits[0] = Ld8k.SYNC_WORD;
        bits[1] = Ld8k.SIZE_WORD;
        for (int i = 0; i < Ld8k.SIZE_WORD; i++) {
            bits[HEADER + i] = (frame[i / 8] >> 7 - i % 8 & 1) == 1 ? Ld8k.BIT_1 : Ld8k.BIT_0;
        }
        decoder.process(bits, samples);
    }

    /** Goes on from the frames before: words that are no bits say that the frame was lost. */
    public void conceal(short[] samples) {
        Arrays.fill(bits, (short) 0);
        decoder.process(bits, samples);
    }
}
