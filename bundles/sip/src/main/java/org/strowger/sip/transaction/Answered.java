package org.strowger.sip.transaction;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.strowger.api.core.Scheduler;

/**
 * Requests that were answered and may come again within 64*T1 (timer J). Should there be too many of them, the oldest go
 * first: whoever did not hear his answer asks again after half a second. Thread safe.
 */
final class Answered implements AutoCloseable {
    private static final int MOST = 30_000;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final Scheduler.Cancellable timer;
    /** Oldest first; guarded by itself. */
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();

    private record Entry(ServerTransaction transaction, long since) {}

    Answered(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.timer = scheduler.every(LOOK, this::look);
    }

    void add(ServerTransaction transaction) {
        Entry oldest;
        synchronized (entries) {
            entries.addLast(new Entry(transaction, scheduler.nanoTime()));
            oldest = entries.size() > MOST ? entries.removeFirst() : null;
        }
        if (oldest != null) {
            oldest.transaction().over();
        }
    }

    private void look() {
        long newest = scheduler.nanoTime() - Times.GIVE_UP.toNanos();
        List<Entry> over = new ArrayList<>();
        synchronized (entries) {
            while (!entries.isEmpty() && entries.peekFirst().since() - newest <= 0) {
                over.add(entries.removeFirst());
            }
        }
        over.forEach(entry -> entry.transaction().over());
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
