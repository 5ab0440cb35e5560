package org.strowger.media.play;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread of the media clock: without drift, and asleep while there is nothing to do. */
final class Beat {
    private static final long TICK_NANOS = MediaClock.TICK_MS * 1_000_000L;
    /** After a stall longer than this, the missed beats are let go rather than made up for in a burst. */
    private static final long LATEST_NANOS = 200_000_000L;
    /** What a ticker is assumed to cost before it has been measured. */
    private static final double ASSUMED_NANOS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
    private final List<MediaClock.Ticker> tickers = new CopyOnWriteArrayList<>();
    private final LongSupplier time;
    private final long offset;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile double busyNanos;

    /** @param offset nanoseconds by which it beats after the others */
    Beat(String name, LongSupplier time, long offset) {
        this.time = time;
        this.offset = offset;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
    }

    void start() {
        thread.start();
    }

    void add(MediaClock.Ticker ticker) {
        tickers.add(ticker);
        LockSupport.unpark(thread);
    }

    int active() {
        return tickers.size();
    }

    /** How busy it is: nanoseconds a beat. */
    double load() {
        return busyNanos + tickers.size() * ASSUMED_NANOS;
    }

    boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        // Paced by the real clock even where tests hold the injected time still: a beat is a beat.
        long next = firstBeat();
        while (!stopping) {
            if (tickers.isEmpty()) {
                busyNanos = 0;
                LockSupport.park(this);
                next = firstBeat();
                continue;
            }
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
                continue;
            }
            timedTick();
            next = -wait > LATEST_NANOS ? System.nanoTime() : next + TICK_NANOS;
        }
        tickAll(time.getAsLong());
    }

    /** The next moment on a grid of 20 ms that is moved by the offset. */
    private long firstBeat() {
        long now = System.nanoTime();
        return now + Math.floorMod(offset - now, TICK_NANOS);
    }

    private void timedTick() {
        long before = System.nanoTime();
        tickAll(time.getAsLong());
        busyNanos += (System.nanoTime() - before - busyNanos) / 16;
    }

    void tickAll(long now) {
        for (MediaClock.Ticker ticker : tickers) {
            boolean goesOn = false;
            try {
                goesOn = ticker.tick(now);
            } catch (RuntimeException e) {
                LOG.warn("Sound failed: {}", e.toString());
                LOG.debug("Details", e);
            }
            if (!goesOn) {
                tickers.remove(ticker);
            }
        }
    }

    void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
