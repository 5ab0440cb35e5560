package org.strowger.media.play;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The 20 ms beat for everything that makes sound. One thread, without drift; it sleeps while there is nothing to do. */
public final class MediaClock implements AutoCloseable {
    /** Something that works on the beat. */
    public interface Ticker {
        /**
         * Does the work of 20 ms. Must not block.
         *
         * @return false when there is nothing more to do
         */
        boolean tick(long nanos);
    }

    public static final int TICK_MS = 20;
    private static final long TICK_NANOS = TICK_MS * 1_000_000L;
    /** After a stall longer than this, the missed beats are let go rather than made up for in a burst. */
    private static final long LATEST_NANOS = 200_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(MediaClock.class);
    private final List<Ticker> tickers = new CopyOnWriteArrayList<>();
    private final LongSupplier time;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param time what the tickers are told */
    public MediaClock(LongSupplier time) {
        this.time = time;
        thread = new Thread(this::run, "media-clock");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    public void add(Ticker ticker) {
        tickers.add(ticker);
        LockSupport.unpark(thread);
    }

    /** Running tickers, for leak checks. */
    public int active() {
        return tickers.size();
    }

    public boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        // Paced by the real clock even where tests hold the injected time still: a beat is a beat.
        long next = System.nanoTime();
        while (!stopping) {
            if (tickers.isEmpty()) {
                LockSupport.park(this);
                next = System.nanoTime();
                continue;
            }
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
                continue;
            }
            tickAll();
            next = -wait > LATEST_NANOS ? System.nanoTime() : next + TICK_NANOS;
        }
    }

    private void tickAll() {
        long now = time.getAsLong();
        for (Ticker ticker : tickers) {
            boolean goesOn = false;
            try {
                goesOn = ticker.tick(now);
            } catch (RuntimeException e) {
                LOG.warn("A playback failed: {}", e.toString());
                LOG.debug("Details", e);
            }
            if (!goesOn) {
                tickers.remove(ticker);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
