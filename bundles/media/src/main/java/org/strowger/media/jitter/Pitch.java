package org.strowger.media.jitter;

/** Looks for the period of a voice by correlation, coarsely at 8 kHz and then exactly. Stateless. */
final class Pitch {
    private static final int COARSE_RATE = 8000;

    private Pitch() {}

    /**
     * The lag at which the samples from {@code at} on resemble best those one lag earlier.
     *
     * @param step of the coarse search: the sample rate divided by 8 kHz
     */
    static int lag(short[] pcm, int at, int window, int shortest, int longest, int step) {
        int best = shortest;
        double most = -1;
        for (int lag = shortest; lag <= longest; lag += step) {
            double likeness = likeness(pcm, at, window, lag, step);
            if (likeness > most) {
                most = likeness;
                best = lag;
            }
        }
        return step == 1 ? best : refine(pcm, at, window, best, step, shortest, longest);
    }

    private static int refine(short[] pcm, int at, int window, int around, int step, int shortest, int longest) {
        int best = around;
        double most = -1;
        for (int lag = Math.max(shortest, around - step + 1); lag <= Math.min(longest, around + step - 1); lag++) {
            double likeness = likeness(pcm, at, window, lag, 1);
            if (likeness > most) {
                most = likeness;
                best = lag;
            }
        }
        return best;
    }

    /** Normalised correlation: 1 for the same, 0 or less for nothing alike; 0 for silence. */
    static double likeness(short[] pcm, int at, int window, int lag, int step) {
        long cross = 0;
        long here = 1;
        long there = 1;
        for (int i = 0; i < window; i += step) {
            int a = pcm[at + i];
            int b = pcm[at + i - lag];
            cross += (long) a * b;
            here += (long) a * a;
            there += (long) b * b;
        }
        return cross / Math.sqrt((double) here * there);
    }

    /** Mean square of some samples. */
    static double power(short[] pcm, int at, int length) {
        long sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += (long) pcm[i] * pcm[i];
        }
        return (double) sum / length;
    }

    static int step(int sampleRate) {
        return Math.max(1, sampleRate / COARSE_RATE);
    }
}
