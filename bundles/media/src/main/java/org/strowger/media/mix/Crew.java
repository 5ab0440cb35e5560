package org.strowger.media.mix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * Threads that help a beat whose work is too much for one: the beat shares tasks out, works itself, and goes on when all are
 * done. One beat at a time is helped; another works alone meanwhile. Allocates nothing.
 */
public final class Crew implements AutoCloseable {
    private static final int CLOSED = 1 << 30;

    private static final int PATIENCE = 200;

    private final Thread[] helpers;
    private final ReentrantLock inUse = new ReentrantLock();
    private final AtomicInteger next = new AtomicInteger(CLOSED);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile IntConsumer work;
    private volatile int tasks;
    private volatile boolean stopping;

    /** @param count of helpers; none is fine */
    public Crew(int count) {
        helpers = new Thread[count];
        for (int i = 0; i < count; i++) {
            helpers[i] = new Thread(this::help, "media-mix-" + i);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** Does the tasks 0, 1, … and returns when all are done. They must not throw. */
    void run(int count, IntConsumer what) {
        if (count > 1 && helpers.length > 0 && inUse.tryLock()) {
            try {
                share(count, what);
            } finally {
                inUse.unlock();
            }
        } else {
            for (int i = 0; i < count; i++) {
                what.accept(i);
            }
        }
    }

    private void share(int count, IntConsumer what) {
        work = what;
        tasks = count;
        next.set(0);
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        workOff();
        // A helper that comes late finds nothing to do, also not in the next job.
        next.set(CLOSED);
        for (int spins = 0; busy.get() > 0; spins++) {
            if (spins < PATIENCE) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private void workOff() {
        for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
            work.accept(i);
        }
    }

    private void help() {
        while (!stopping) {
            busy.incrementAndGet();
            workOff();
            busy.decrementAndGet();
            if (next.get() >= tasks) {
                LockSupport.park(this);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
