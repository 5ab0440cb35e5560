package org.strowger.calls;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys that the caller pressed before a script asked for any. They go with him from one script to the next. */
final class TypedAhead {
    private static final int MOST = 64;

    private final Deque<Character> keys = new ArrayDeque<>();

    void add(char key) {
        if (keys.size() < MOST) {
            keys.add(key);
        }
    }

    /** The oldest; null when there is none. */
    Character poll() {
        return keys.poll();
    }

    void clear() {
        keys.clear();
    }
}
