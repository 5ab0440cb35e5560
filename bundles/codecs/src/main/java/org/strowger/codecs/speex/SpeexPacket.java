package org.strowger.codecs.speex;

/**
 * Counts the whole frames of a packet before native code sees it: the library prints a line for each packet that is
 * none, and a party could fill a disk with such packets. Used by one thread at a time.
 */
final class SpeexPacket {
    /** Bits of a frame by its mode (the Speex manual, table 9.1), its head among them. */
    private static final int[] NARROW = {5, 43, 119, 160, 220, 300, 364, 492, 79};
    /** Bits of a layer above 4 kHz by its mode (table 10.1), its head among them. */
    private static final int[] LAYER = {4, 36, 112, 192, 352};

    private static final int MODE_BITS = 4;
    private static final int LAYER_BITS = 3;
    /** A layer with nothing in it; where layers are skipped, the library cannot skip it. */
    private static final int EMPTY = 0;

    private static final int MOST_SKIPPED = 2;
    private static final int USER = 13;
    private static final int SIGNAL = 14;
    /** Bits of what follows a signal, by its kind. */
    private static final int[] SIGNAL_BITS = {1, 1, 4, 4, 4, 4, 4, 4, 8, 8, 16, 16, 32, 32, 64, 64};

    private byte[] packet;
    private int at;
    private int end;

    /** @param wide a layer belongs to each frame */
    int frames(byte[] bytes, int length, boolean wide) {
        packet = bytes;
        at = 0;
        end = length * 8;
        int frames = 0;
        while (frame() && (!wide || layers(1, EMPTY))) {
            frames++;
        }
        return frames;
    }

    /** Passes the next frame at 8 kHz and what may stand before it; false when there is none. */
    private boolean frame() {
        while (layers(MOST_SKIPPED, EMPTY + 1) && at + 1 + MODE_BITS <= end && value(1) == 0) {
            int mode = value(1 + MODE_BITS);
            if (mode < NARROW.length) {
                at += NARROW[mode];
                return at <= end;
            }
            at += 1 + MODE_BITS;
            if (mode != USER && mode != SIGNAL || at + MODE_BITS > end) {
                return false;
            }
            int kind = value(MODE_BITS);
            at += MODE_BITS + (mode == USER ? 5 + 8 * kind : SIGNAL_BITS[kind]);
        }
        return false;
    }

    /** Passes layers, if there are any; false when one is none. */
    private boolean layers(int most, int least) {
        for (int i = 0; i < most && at + 1 + LAYER_BITS <= end && value(1) == 1; i++) {
            int mode = value(1 + LAYER_BITS) - (1 << LAYER_BITS);
            if (mode < least || mode >= LAYER.length) {
                return false;
            }
            at += LAYER[mode];
        }
        return at <= end;
    }

    /** The next bits, which stay. */
    private int value(int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value << 1 | packet[i / 8] >> 7 - i % 8 & 1;
        }
        return value;
    }
}
