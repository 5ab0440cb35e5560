package org.strowger.media.play;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The 20 ms beat for everything that makes sound: playing, transcoding, mixing, recording. A few threads, each with its own
 * share of the work, whose beats are spread over the 20 ms; they sleep while there is nothing to do.
 */
public final class MediaClock implements AutoCloseable {
    /** Something that works on the beat, always on the same thread. */
    public interface Ticker {
        /**
         * Does the work of 20 ms. Must not block.
         *
         * @return false when there is nothing more to do
         */
        boolean tick(long nanos);
    }

    public static final int TICK_MS = 20;

    private final List<Beat> beats = new ArrayList<>();
    private final boolean byHand;
    private final LongSupplier time;

    /**
     * @param time what the tickers are told
     * @param threads how many share the work
     */
    public MediaClock(LongSupplier time, int threads) {
        this(time, threads, false);
    }

    /** @param byHand beats only when {@link #beat} is called: for tests */
    public MediaClock(LongSupplier time, int threads, boolean byHand) {
        this.time = time;
        this.byHand = byHand;
        for (int i = 0; i < threads; i++) {
            Beat beat = new Beat("media-clock-" + i, time, i * TICK_MS * 1_000_000L / threads);
            beats.add(beat);
            if (!byHand) {
                beat.start();
            }
        }
    }

    /** Gives it to the thread with the least to do. */
    public void add(Ticker ticker) {
        Beat least = beats.get(0);
        for (Beat beat : beats) {
            if (beat.load() < least.load()) {
                least = beat;
            }
        }
        least.add(ticker);
    }

    /** One beat of a clock that is moved by hand, on the calling thread. */
    public void beat() {
        beats.forEach(beat -> beat.tickAll(time.getAsLong()));
    }

    /** Running tickers, for leak checks. */
    public int active() {
        return beats.stream().mapToInt(Beat::active).sum();
    }

    public boolean alive() {
        return byHand || beats.stream().allMatch(Beat::alive);
    }

    /** Stops after one more beat, in which tickers that were told to end give back what they hold. */
    @Override
    public void close() {
        if (byHand) {
            beat();
        } else {
            beats.forEach(Beat::close);
        }
    }
}
