package org.strowger.media.jitter;

import java.util.concurrent.atomic.AtomicLong;

/** What playing out one party's sound took: delay, made-up sound, packets that were too late. Thread safe. */
public final class SoundMeter {
    private final AtomicLong concealedMs = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private volatile double bufferedMs;

    void concealed(int ms) {
        concealedMs.addAndGet(ms);
    }

    void late() {
        late.incrementAndGet();
    }

    void buffered(double ms) {
        bufferedMs = ms;
    }

    /** Nothing is played out any more. */
    public void ended() {
        bufferedMs = 0;
    }

    /** How long sound waits now before it is played; 0 when it does not. */
    public double bufferMs() {
        return Math.max(0, bufferedMs);
    }

    /** Sound made up so far. */
    public long concealedMs() {
        return concealedMs.get();
    }

    /** Packets thrown away so far because their time was over. */
    public long latePackets() {
        return late.get();
    }
}
