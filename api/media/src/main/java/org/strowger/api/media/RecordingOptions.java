package org.strowger.api.media;

import java.time.Duration;

/**
 * How to record.
 *
 * @param sampleRate of the file: 8000 or 16000
 * @param silence how long a party must be silent for that to be told, counted from the beginning or from what it said
 *     last; zero for never
 * @param silenceLevel below this level, in dB relative to full scale, a party is silent; -80 to -20
 * @param trim cut silence off at the end, down to a short rest
 */
public record RecordingOptions(int sampleRate, Duration silence, int silenceLevel, boolean trim) {
    /** 8 kHz, everything kept. */
    public static final RecordingOptions PLAIN = new RecordingOptions(8000, Duration.ZERO, -45, false);

    public RecordingOptions {
        if (sampleRate != 8000 && sampleRate != 16000) {
            throw new IllegalArgumentException("Recordings have 8000 or 16000 Hz, not " + sampleRate);
        }
    }
}
