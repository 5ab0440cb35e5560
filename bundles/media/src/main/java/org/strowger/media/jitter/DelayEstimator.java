package org.strowger.media.jitter;

import java.util.Arrays;

/**
 * Learns how unevenly packets come: against the quickest of the last seconds, and with that for how long to wait so that
 * nearly all are there in time. A sender whose clock runs off drags the quickest along. Used under its owner's lock.
 */
final class DelayEstimator {
    private static final int BIN_MS = 2;
    private static final int BINS = 128;
    private static final long WINDOW_NANOS = 5_000_000_000L;
    /** Share of the packets that shall be there in time. */
    private static final double IN_TIME = 0.99;
    /** How much older packets count for less, with each new one. */
    private static final double FORGETTING = 0.998;

    private final float[] bins = new float[BINS];
    private int packets;
    private double base;
    private double smallestNow;
    private double smallestBefore;
    private long windowEnd;
    private double shiftRest;

    /** The next packet is the first of a new sender. What was learnt about the network stays. */
    void restart() {
        packets = 0;
    }

    /**
     * A packet came.
     *
     * @param transitMs time of arrival minus the packet's own time, against any fixed origin
     */
    void arrived(double transitMs, long now) {
        if (packets == 0) {
            base = transitMs;
            smallestNow = transitMs;
            smallestBefore = transitMs;
            windowEnd = now + WINDOW_NANOS;
        }
        smallestNow = Math.min(smallestNow, transitMs);
        if (transitMs < base) {
            moveBase(transitMs);
        } else if (now - windowEnd >= 0) {
            moveBase(Math.min(smallestNow, smallestBefore));
            smallestBefore = smallestNow;
            smallestNow = transitMs;
            windowEnd = now + WINDOW_NANOS;
        }
        count(transitMs - base);
    }

    private void count(double lateness) {
        packets++;
        float keep = (float) Math.min(FORGETTING, 1 - 1.0 / (packets + 1));
        for (int i = 0; i < BINS; i++) {
            bins[i] *= keep;
        }
        bins[Math.min(BINS - 1, (int) (lateness / BIN_MS))] += 1 - keep;
    }

    /** What was measured against the old base is seen against the new one. */
    private void moveBase(double to) {
        shiftRest += (to - base) / BIN_MS;
        base = to;
        int shift = (int) shiftRest;
        shiftRest -= shift;
        if (shift >= BINS || shift <= -BINS) {
            Arrays.fill(bins, 0);
        } else if (shift > 0) {
            System.arraycopy(bins, shift, bins, 0, BINS - shift);
            Arrays.fill(bins, BINS - shift, BINS, 0);
        } else if (shift < 0) {
            System.arraycopy(bins, 0, bins, -shift, BINS + shift);
            Arrays.fill(bins, 0, -shift, 0);
        }
    }

    /** Transit of the quickest packets. */
    double base() {
        return base;
    }

    /** How much later than the quickest packets nearly all are there, in ms. */
    double spread() {
        double rest = 0;
        for (int i = BINS - 1; i >= 0; i--) {
            rest += bins[i];
            if (rest > 1 - IN_TIME) {
                return (i + 1) * BIN_MS;
            }
        }
        return BIN_MS;
    }
}
