package org.strowger.api.hal;

import java.util.List;

/**
 * Bursts and pauses of ringing, again and again.
 *
 * @param millis burst, pause, burst, pause …; an even number of them, each positive
 */
public record RingCadence(List<Integer> millis) {
    public RingCadence {
        millis = List.copyOf(millis);
        if (millis.isEmpty() || millis.size() % 2 != 0 || millis.stream().anyMatch(m -> m <= 0)) {
            throw new IllegalArgumentException("not a cadence: " + millis);
        }
    }
}
