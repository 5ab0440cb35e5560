package org.strowger.media.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/** All event loops of the media plane. */
public final class EventLoops implements AutoCloseable {
    private final List<EventLoop> loops = new ArrayList<>();

    public EventLoops(int count, LongSupplier clock) throws IOException {
        for (int i = 0; i < count; i++) {
            loops.add(new EventLoop("media-loop-" + i, clock));
        }
    }

    /** The loop with the fewest owners, with one more counted in. */
    public synchronized EventLoop take() {
        EventLoop loop =
                loops.stream().min(Comparator.comparingInt(EventLoop::load)).orElseThrow();
        loop.count(1);
        return loop;
    }

    public boolean alive() {
        return loops.stream().allMatch(EventLoop::alive);
    }

    @Override
    public void close() {
        loops.forEach(EventLoop::close);
    }
}
