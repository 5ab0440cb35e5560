package org.strowger.api.hal;

import java.util.List;
import java.util.Map;

/**
 * Tones and ringing of a country. Data only; a card that makes tones itself may compile it.
 *
 * @param country two letters, ISO 3166
 */
public record ToneZone(String country, Map<ToneKind, List<Segment>> tones, RingCadence ringing) {
    public ToneZone {
        tones = Map.copyOf(tones);
    }

    /**
     * Part of a cadence, which is repeated.
     *
     * @param first frequency in Hz; 0 for silence
     * @param second added to the first; 0 for none
     * @param millis how long; 0 for ever
     */
    public record Segment(int first, int second, int millis) {}
}
