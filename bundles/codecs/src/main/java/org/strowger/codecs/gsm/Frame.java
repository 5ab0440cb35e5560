package org.strowger.codecs.gsm;

import java.nio.ByteBuffer;

/** The parameters of one frame, and their places in its 33 bytes. */
final class Frame {
    static final int BLOCKS = 4;
    static final int PULSES = 13;
    private static final int[] RATIO_BITS = {6, 6, 5, 5, 4, 4, 3, 3};
    private static final int MAGIC = 0xD;

    /** Log area ratios. */
    final int[] ratios = new int[RATIO_BITS.length];

    /** Lag of the long-term predictor, in samples. */
    final int[] lag = new int[BLOCKS];

    final int[] gain = new int[BLOCKS];
    final int[] grid = new int[BLOCKS];
    final int[] maximum = new int[BLOCKS];
    final int[][] pulses = new int[BLOCKS][PULSES];

    private long bits;
    private int held;

    void write(ByteBuffer out) {
        held = 0;
        put(out, MAGIC, 4);
        for (int i = 0; i < ratios.length; i++) {
            put(out, ratios[i], RATIO_BITS[i]);
        }
        for (int block = 0; block < BLOCKS; block++) {
            put(out, lag[block], 7);
            put(out, gain[block], 2);
            put(out, grid[block], 2);
            put(out, maximum[block], 6);
            for (int i = 0; i < PULSES; i++) {
                put(out, pulses[block][i], 3);
            }
        }
    }

    private void put(ByteBuffer out, int value, int width) {
        bits = bits << width | value;
        held += width;
        while (held >= 8) {
            held -= 8;
            out.put((byte) (bits >> held));
        }
    }

    /** Reads 33 bytes; false when they do not begin with the mark of a frame. All are consumed in any case. */
    boolean read(ByteBuffer in) {
        held = 0;
        int end = in.position() + Gsm.FRAME_BYTES;
        if (take(in, 4) != MAGIC) {
            in.position(end);
            return false;
        }
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = take(in, RATIO_BITS[i]);
        }
        for (int block = 0; block < BLOCKS; block++) {
            lag[block] = take(in, 7);
            gain[block] = take(in, 2);
            grid[block] = take(in, 2);
            maximum[block] = take(in, 6);
            for (int i = 0; i < PULSES; i++) {
                pulses[block][i] = take(in, 3);
            }
        }
        return true;
    }

    private int take(ByteBuffer in, int width) {
        while (held < width) {
            bits = bits << 8 | in.get() & 0xFF;
            held += 8;
        }
        held -= width;
        return (int) (bits >> held) & (1 << width) - 1;
    }
}
