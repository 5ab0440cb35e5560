package org.strowger.testkit.audio;

/**
 * G.711 companding by the definition in the recommendation: the nearest output value wins. Slow, and on purpose nothing
 * in common with the product's tables, so that it can judge them.
 */
public final class G711 {
    private static final int[] MU = muValues();
    private static final int[] A = aValues();

    private G711() {}

    public static byte toMuLaw(short sample) {
        return nearest(MU, sample);
    }

    public static byte toALaw(short sample) {
        return nearest(A, sample);
    }

    public static short fromMuLaw(byte code) {
        return (short) MU[code & 0xff];
    }

    public static short fromALaw(byte code) {
        return (short) A[code & 0xff];
    }

    private static byte nearest(int[] values, int sample) {
        int best = 0;
        for (int code = 1; code < values.length; code++) {
            if (Math.abs(values[code] - sample) < Math.abs(values[best] - sample)) {
                best = code;
            }
        }
        return (byte) best;
    }

    private static int[] muValues() {
        int[] values = new int[256];
        for (int code = 0; code < values.length; code++) {
            int bits = ~code & 0xff;
            int magnitude = ((((bits & 0x0f) << 1) + 33) << (bits >> 4 & 7)) - 33;
            values[code] = ((bits & 0x80) == 0 ? magnitude : -magnitude) * 4;
        }
        return values;
    }

    private static int[] aValues() {
        int[] values = new int[256];
        for (int code = 0; code < values.length; code++) {
            int bits = code ^ 0x55;
            int segment = bits >> 4 & 7;
            int step = ((bits & 0x0f) << 1) + 1;
            int magnitude = segment == 0 ? step : (step + 32) << (segment - 1);
            values[code] = ((bits & 0x80) != 0 ? magnitude : -magnitude) * 8;
        }
        return values;
    }
}
