package org.strowger.api.call.trace;

import org.strowger.api.core.Nullable;

/**
 * How the sound of one leg was. What is unknown is null.
 *
 * @param encryption {@code none}, {@code sdes} or {@code dtls}
 * @param local our address and port, as negotiated
 * @param remote the party's
 * @param delayMs half the round trip and the time in the jitter buffer
 * @param mos estimated listening quality, 1.0 to 4.5
 * @param digits how many keys the party has pressed
 */
public record TraceMedia(
        String leg,
        String party,
        String codec,
        Integer ptime,
        String encryption,
        @Nullable String local,
        @Nullable String remote,
        @Nullable Flow received,
        @Nullable Flow sent,
        Double roundTripMs,
        Double delayMs,
        Double mos,
        int digits) {
    /** One direction. */
    public record Flow(long packets, long bytes, Long lost, Double lossPercent, Double jitterMs) {}
}
