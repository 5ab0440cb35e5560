package org.strowger.media.mix;

/** Keeps a sum of many within the range without distorting it: turns everything down while it is too loud. One thread. */
final class Limiter {
    static final int UNITY = 32768;
    private static final int LOUDEST = 30_000;
    /** Share of the missing gain that comes back with each piece of 20 ms. */
    private static final double RECOVERY = 0.1;

    private final int[] gains;
    private double gain = 1;
    private boolean idle;

    Limiter(int length) {
        gains = new int[length];
    }

    /** Looks at the loudest sum of the next piece. */
    void prepare(int peak) {
        double wanted = peak > LOUDEST ? (double) LOUDEST / peak : 1;
        double next = wanted < gain ? wanted : gain + (wanted - gain) * RECOVERY;
        next = next > 0.999 ? 1 : next;
        idle = gain == 1 && next == 1;
        // Down at once, within a tenth of the piece; up over all of it.
        int ramp = next < gain ? gains.length / 10 : gains.length;
        for (int i = 0; !idle && i < gains.length; i++) {
            gains[i] = (int) (UNITY * (i < ramp ? gain + (next - gain) * i / ramp : next));
        }
        gain = next;
    }

    /** A sample of a sum, turned down and within the range. */
    short limit(int sum, int index) {
        int value = idle ? sum : (int) ((long) sum * gains[index] >> 15);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
