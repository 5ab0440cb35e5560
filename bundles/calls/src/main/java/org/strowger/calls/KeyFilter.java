package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Tells a key once when a party signals it in two ways, such as by SIP INFO and by an event or a tone in its sound. On the
 * call's executor only.
 */
final class KeyFilter {
    /** Between the two signals of a key, besides the time for which it was held. */
    private static final Duration APART = Duration.ofSeconds(1);
    /** A key in the signalling that was begun within the sound before is the same one, however long it is held. */
    private static final Duration HELD = Duration.ofSeconds(5);

    private static final int MOST = 16;

    private record Press(char digit, boolean insideSound, Instant at) {}

    private final Deque<Press> presses = new ArrayDeque<>();
    private final Map<Character, Instant> begun = new HashMap<>();

    /** A key begins within the sound; it will be told when it ends. */
    void begins(char digit, Instant now) {
        begun.put(digit, now);
    }

    /** Whether the key was begun within the sound at that time or later. */
    boolean begunSince(char digit, Instant time) {
        Instant at = begun.get(digit);
        return at != null && !at.isBefore(time);
    }

    /** False for the second signal of a key that was told already, or will be. */
    boolean isNew(char digit, int milliseconds, boolean insideSound, Instant now) {
        if (doubles(digit, milliseconds, insideSound, now)) {
            return false;
        }
        if (!insideSound && begunSince(digit, now.minus(HELD))) {
            return false;
        }
        presses.add(new Press(digit, insideSound, now));
        if (presses.size() > MOST) {
            presses.poll();
        }
        return true;
    }

    /** Each press told one way takes one told the other way with it. */
    private boolean doubles(char digit, int milliseconds, boolean insideSound, Instant now) {
        Instant earliest = now.minus(APART).minusMillis(milliseconds);
        for (Iterator<Press> all = presses.iterator(); all.hasNext(); ) {
            Press told = all.next();
            if (told.digit() == digit
                    && told.insideSound() != insideSound
                    && !told.at().isBefore(earliest)) {
                all.remove();
                return true;
            }
        }
        return false;
    }
}
