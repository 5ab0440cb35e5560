package org.strowger.rest.health;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;

/**
 * Knows whether the API answers: asks every second until it does, and now and then after that. The JAX-RS whiteboard can
 * end up, by a race at start, in a state in which every address is 404 for good; registering the application anew cures
 * it.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_WHEN_READY = 20;
    /** Long enough for a slow start; a cure that comes too early would only make it slower. */
    private static final int MISSES_BEFORE_CURE = 15;

    private final Ping ping;
    private final Runnable cure;
    private final Executor executor;
    private final Scheduler.Cancellable timer;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Ping.Outcome last = Ping.Outcome.NOT_ASKED;
    private int ticks;
    private int misses;

    /**
     * @param cure registers the application anew
     * @param executor for asking, which blocks
     */
    Watch(Ping ping, Runnable cure, Scheduler scheduler, Executor executor) {
        this.ping = ping;
        this.cure = cure;
        this.executor = executor;
        this.timer = scheduler.every(TICK, this::tick);
    }

    Ping.Outcome last() {
        return last;
    }

    private void tick() {
        ticks++;
        boolean due = last != Ping.Outcome.ANSWERED || ticks % TICKS_WHEN_READY == 0;
        if (due && asking.compareAndSet(false, true)) {
            executor.execute(this::ask);
        }
    }

    private void ask() {
        try {
            last = ping.ask();
            misses = last == Ping.Outcome.NO_API ? misses + 1 : 0;
            if (misses >= MISSES_BEFORE_CURE) {
                misses = 0;
                LOG.warn("The REST API has not answered for {} s and is registered anew", MISSES_BEFORE_CURE);
                cure.run();
            }
        } finally {
            asking.set(false);
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
