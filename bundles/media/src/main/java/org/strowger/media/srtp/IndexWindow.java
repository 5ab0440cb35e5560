package org.strowger.media.srtp;

/**
 * The packet indices of one stream that were used already (RFC 3711 sections 3.3.1 and 3.3.2): knows the roll-over
 * counter, and lets no index pass twice. Used by one thread at a time.
 */
final class IndexWindow {
    /** Indices behind the highest that are told apart; older ones count as used. */
    static final int SIZE = 448;

    private static final int WORDS = 8;
    private final long[] used = new long[WORDS];
    private long highest = -1;

    /** The index that a sequence number most likely stands for. */
    long guess(int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long candidate = highest & ~0xFFFFL | sequence;
        long step = candidate - highest;
        if (step < -0x8000) {
            return candidate + 0x10000;
        }
        return step > 0x8000 && candidate >= 0x10000 ? candidate - 0x10000 : candidate;
    }

    /** True when it was marked, or is too old to tell. */
    boolean used(long index) {
        if (index > highest) {
            return false;
        }
        return highest - index >= SIZE || (used[word(index)] >>> index & 1) != 0;
    }

    void mark(long index) {
        if (index > highest) {
            long words = Math.min(WORDS, (index >>> 6) - (highest < 0 ? -1 : highest >>> 6));
            for (int i = 0; i < words; i++) {
                used[word(index - 64L * i)] = 0;
            }
            highest = index;
        }
        used[word(index)] |= 1L << index;
    }

    /** Nothing was marked yet. */
    boolean fresh() {
        return highest < 0;
    }

    private static int word(long index) {
        return (int) (index >>> 6) & WORDS - 1;
    }
}
