package org.strowger.media.jitter;

/**
 * Makes up sound for lost packets out of what was heard before, in the way of ITU-T G.711 appendix I: goes on with the
 * last periods of the voice, fading from the second hundredth of a second on to silence after 60 ms, and blends over when
 * the voice comes back. Works for any codec and rate; adds no delay. One thread.
 */
final class Concealer {
    private static final int FULL_MS = 10;
    private static final int SILENT_MS = 60;
    private static final int HISTORY_MS = 50;

    private final int rate;
    private final short[] history;
    private final short[] cycle;
    private int cycleLength;
    private int position;
    private int lost;
    private double jump;
    private boolean heard;

    Concealer(int sampleRate) {
        rate = sampleRate;
        history = new short[sampleRate * HISTORY_MS / 1000];
        cycle = new short[sampleRate * 25 / 1000];
    }

    /** Real sound went out. */
    void remember(short[] pcm, int offset, int length) {
        lost = 0;
        heard = true;
        int kept = Math.max(0, history.length - length);
        System.arraycopy(history, history.length - kept, history, 0, kept);
        int taken = Math.min(length, history.length);
        System.arraycopy(pcm, offset + length - taken, history, kept, taken);
    }

    /** Nothing can be heard of the made-up sound any more. */
    boolean silent() {
        return !heard || lost >= rate * SILENT_MS / 1000;
    }

    boolean concealing() {
        return lost > 0;
    }

    /** Lets sound that a codec has made up itself fade in the same way. */
    void fade(short[] pcm, int offset, int length) {
        cycleLength = 0;
        for (int i = 0; i < length; i++) {
            pcm[offset + i] = (short) (pcm[offset + i] * gain());
            lost++;
        }
        lost = Math.min(lost, rate);
    }

    void conceal(short[] out, int offset, int length) {
        if (lost == 0 && heard) {
            prepare();
        }
        for (int i = 0; i < length; i++) {
            out[offset + i] = silent() ? 0 : next();
            lost++;
        }
        // Long silence must not overflow.
        lost = Math.min(lost, rate);
    }

    private void prepare() {
        int window = rate / 100;
        int end = history.length;
        int lag = Pitch.lag(history, end - window, window, rate / 400, rate * 15 / 1000, Pitch.step(rate));
        cycleLength = lag;
        while (cycleLength < window) {
            cycleLength += lag;
        }
        int blend = lag / 4;
        for (int i = 0; i < cycleLength; i++) {
            cycle[i] = history[end - cycleLength + i];
        }
        for (int j = 0; j < blend; j++) {
            double share = (j + 1.0) / (blend + 1);
            cycle[cycleLength - blend + j] =
                    (short) (history[end - blend + j] * (1 - share) + history[end - cycleLength - blend + j] * share);
        }
        jump = history[end - 1] - history[end - cycleLength - 1];
        position = 0;
    }

    private short next() {
        double value = cycle[position];
        position = position + 1 == cycleLength ? 0 : position + 1;
        int settle = rate / 500;
        if (lost < settle) {
            value += jump * (settle - lost) / settle;
        }
        return (short) Math.max(-32768, Math.min(32767, value * gain()));
    }

    private double gain() {
        int full = rate * FULL_MS / 1000;
        int end = rate * SILENT_MS / 1000;
        return lost <= full ? 1 : Math.max(0, (double) (end - lost) / (end - full));
    }

    /** The voice is back: blends from what would have been made up into it. */
    void rejoin(short[] pcm, int offset, int length) {
        if (lost == 0 || !heard || cycleLength == 0) {
            return;
        }
        int blend = Math.min(length, rate * (lost > rate / 50 ? 10 : 5) / 1000);
        for (int i = 0; i < blend; i++) {
            double share = (i + 1.0) / (blend + 1);
            double made = silent() ? 0 : next();
            lost++;
            pcm[offset + i] = (short) Math.round(pcm[offset + i] * share + made * (1 - share));
        }
    }
}
