package org.strowger.sip.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.strowger.api.core.Scheduler;

/**
 * Timers of transactions: tens of thousands wait at a time, and nearly none of them matters when it is due. So they are
 * never taken out, cost one entry in a list, and are exact to {@link #TICK}. Thread safe.
 */
final class Wheel implements AutoCloseable {
    static final Duration TICK = Duration.ofMillis(50);

    private static final long TICK_NANOS = TICK.toNanos();
    /** More ticks than the longest timer has. */
    private static final int SLOTS = 1024;

    private final Scheduler scheduler;
    private final long start;
    private final Scheduler.Cancellable timer;
    private final List<List<Timed>> slots = new ArrayList<>(SLOTS);
    private long done;

    /** What is told when its time has come. */
    interface Timed {
        void due();
    }

    Wheel(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.start = scheduler.nanoTime();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        this.timer = scheduler.every(TICK, this::turn);
    }

    /** @param delay at most 51 s */
    void after(Duration delay, Timed timed) {
        long tick = (scheduler.nanoTime() - start + delay.toNanos()) / TICK_NANOS + 1;
        synchronized (slots) {
            // What would already be over is due with the next turn.
            slots.get((int) (Math.max(tick, done + 1) % SLOTS)).add(timed);
        }
    }

    private void turn() {
        long now = (scheduler.nanoTime() - start) / TICK_NANOS;
        for (List<Timed> due = next(now); due != null; due = next(now)) {
            due.forEach(Timed::due);
        }
    }

    /** What the next tick brings; null when there is none up to now. */
    private List<Timed> next(long now) {
        synchronized (slots) {
            if (done >= now) {
                return null;
            }
            done++;
            return slots.set((int) (done % SLOTS), new ArrayList<>());
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
