package org.strowger.rest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The last events, numbered without holes. Thread safe. */
final class EventRing {
    private final SentEvent[] slots;
    private long newest;

    EventRing(int capacity) {
        slots = new SentEvent[capacity];
    }

    /** Adds the event that is made for the next number. */
    synchronized void add(LongFunction<SentEvent> make) {
        SentEvent event = make.apply(newest + 1);
        newest = event.sequence();
        slots[(int) (newest % slots.length)] = event;
    }

    synchronized long newest() {
        return newest;
    }

    /** Whether everything after this number is still there. */
    synchronized boolean covers(long sequence) {
        return sequence <= newest && sequence >= newest - slots.length && sequence >= 0;
    }

    /** The events after a number, oldest first; only when {@link #covers} holds. */
    synchronized List<SentEvent> after(long sequence, int most) {
        List<SentEvent> found = new ArrayList<>();
        for (long s = sequence + 1; s <= newest && found.size() < most; s++) {
            found.add(slots[(int) (s % slots.length)]);
        }
        return found;
    }
}
