package org.strowger.bench.rtp;

/** Distribution of times, in steps of 10 µs up to 2 s; longer ones count as 2 s. One thread writes. */
public final class Transit {
    private static final int STEP_NANOS = 10_000;
    private static final int STEPS = 200_000;

    private final int[] counts = new int[STEPS + 1];
    private long total;

    public void add(long nanos) {
        counts[(int) Math.min(STEPS, Math.max(0, nanos / STEP_NANOS))]++;
        total++;
    }

    public long total() {
        return total;
    }

    /** The time in milliseconds that this share (0 to 1) of all does not exceed; NaN of nothing. */
    public double percentile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i <= STEPS && total > 0; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return (i + 1) * (STEP_NANOS / 1e6);
            }
        }
        return Double.NaN;
    }
}
