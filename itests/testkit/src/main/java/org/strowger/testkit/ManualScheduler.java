package org.strowger.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.strowger.api.core.Scheduler;

/** Time that stands still until a test moves it. Tasks run on the thread that calls {@link #advance}. Thread safe. */
public final class ManualScheduler implements Scheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong((Task t) -> t.due).thenComparingLong(t -> t.order));
    private final Instant start;
    private long nanos;
    private long orders;

    public ManualScheduler() {
        this(Instant.parse("2026-11-21T08:00:00Z"));
    }

    public ManualScheduler(Instant start) {
        this.start = start;
    }

    /** Lets time pass and runs, in order, everything that becomes due, also what is scheduled meanwhile. */
    public void advance(Duration by) {
        long target = nanoTime() + by.toNanos();
        for (Task task = nextDue(target); task != null; task = nextDue(target)) {
            task.run();
        }
        setTime(target);
    }

    private synchronized void setTime(long target) {
        nanos = Math.max(nanos, target);
    }

    private synchronized Task nextDue(long target) {
        Task next = tasks.peek();
        if (next == null || next.due > target) {
            return null;
        }
        tasks.poll();
        nanos = Math.max(nanos, next.due);
        return next;
    }

    /** Tasks that wait, for leak checks. */
    public synchronized int pending() {
        return tasks.size();
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return start.plusNanos(nanoTime());
            }
        };
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return add(new Task(task, delay.toNanos(), 0));
    }

    @Override
    public Cancellable every(Duration period, Runnable task) {
        return add(new Task(task, period.toNanos(), period.toNanos()));
    }

    private synchronized Task add(Task task) {
        task.due = nanos + Math.max(0, task.delay);
        task.order = orders++;
        tasks.add(task);
        return task;
    }

    private final class Task implements Cancellable {
        private final Runnable work;
        private final long delay;
        private final long period;
        private long due;
        private long order;

        Task(Runnable work, long delay, long period) {
            this.work = work;
            this.delay = delay;
            this.period = period;
        }

        void run() {
            if (period > 0) {
                add(this);
            }
            work.run();
        }

        @Override
        public boolean cancel() {
            synchronized (ManualScheduler.this) {
                return tasks.remove(this);
            }
        }
    }
}
