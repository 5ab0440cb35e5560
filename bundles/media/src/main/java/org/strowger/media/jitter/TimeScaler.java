package org.strowger.media.jitter;

/**
 * Makes waiting sound one period of the voice shorter or longer, so that nobody hears it: by overlapping two periods that are
 * alike. Silence may be cut anywhere. One thread.
 */
final class TimeScaler {
    private static final double ALIKE = 0.85;
    private static final double HARDLY_ALIKE = 0.4;
    /** Mean square below which it is silence: about -50 dB. */
    private static final double SILENCE = 10_000;

    /** With less than twice a hundred-and-fiftieth of a second no period can be told. */
    private static final int SHORTEST_SEARCH = 150;

    private final int rate;
    private final short[] blend;

    TimeScaler(int sampleRate) {
        rate = sampleRate;
        blend = new short[sampleRate * 125 / 10_000 + 1];
    }

    /** Samples that should wait, so that periods of deep voices are found too. */
    int needed() {
        return 2 * longest();
    }

    private int longest() {
        return rate * 125 / 10_000;
    }

    /** Shortens what waits by one period and returns by how many samples; 0 when it cannot be done well. */
    int shorten(PcmQueue queue, boolean urgent) {
        int lag = lag(queue, urgent);
        if (lag > 0) {
            short[] pcm = queue.array();
            int at = queue.start();
            mix(pcm, at, at + lag, lag);
            System.arraycopy(blend, 0, pcm, at + lag, lag);
            queue.drop(lag);
        }
        return lag;
    }

    /** Lengthens what waits by one period and returns by how many samples; 0 when it cannot be done well. */
    int lengthen(PcmQueue queue, boolean urgent) {
        int lag = lag(queue, urgent);
        if (lag == 0 || queue.room() < lag) {
            return 0;
        }
        queue.reserve(lag);
        short[] pcm = queue.array();
        int at = queue.start();
        mix(pcm, at + lag, at, lag);
        System.arraycopy(pcm, at + lag, pcm, at + 2 * lag, queue.size() - lag);
        System.arraycopy(blend, 0, pcm, at + lag, lag);
        queue.grow(lag);
        return lag;
    }

    /** From one piece into another. */
    private void mix(short[] pcm, int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            int share = (i * 2 + 1) * 16384 / length;
            blend[i] = (short) ((pcm[from + i] * (32768 - share) + pcm[to + i] * share + 16384) >> 15);
        }
    }

    private int lag(PcmQueue queue, boolean urgent) {
        short[] pcm = queue.array();
        int at = queue.start();
        int longest = Math.min(longest(), queue.size() / 2);
        if (longest < rate / SHORTEST_SEARCH) {
            return 0;
        }
        if (Pitch.power(pcm, at, 2 * longest) < SILENCE) {
            return longest;
        }
        int step = Pitch.step(rate);
        int window = longest / 2;
        // Compared is what follows the longest lag with what lies a lag before it.
        int lag = Pitch.lag(pcm, at + longest, window, rate / 400, longest, step);
        double likeness = Pitch.likeness(pcm, at + lag, lag, lag, 1);
        return likeness >= (urgent ? HARDLY_ALIKE : ALIKE) ? lag : 0;
    }
}
