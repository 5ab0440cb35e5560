package org.strowger.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What waits to be gathered: bounded, so that a thread that cannot follow costs traces and nothing else. */
final class Backlog {
    private final int capacity;
    private final int room;
    /** Guarded by itself. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private int lost;

    /** @param room of the capacity, how much messages may use; the rest is for what calls themselves tell */
    Backlog(int capacity, int room) {
        this.capacity = capacity;
        this.room = room;
    }

    /** A message; many of them come, and one more or less can be done without. */
    void message(Runnable task) {
        put(task, room);
    }

    /** Without it, a trace would have no beginning or no end. */
    void event(Runnable task) {
        put(task, capacity);
    }

    private void put(Runnable task, int most) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
                lost++;
                return;
            }
            waiting.addLast(task);
            if (waiting.size() == 1) {
                waiting.notifyAll();
            }
        }
    }

    /** All that waits; after that time, nothing. */
    List<Runnable> take(long millis) throws InterruptedException {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                waiting.wait(millis);
            }
            List<Runnable> all = new ArrayList<>(waiting);
            waiting.clear();
            return all;
        }
    }

    /** How many were lost since this was asked last. */
    int lost() {
        synchronized (waiting) {
            int count = lost;
            lost = 0;
            return count;
        }
    }
}
