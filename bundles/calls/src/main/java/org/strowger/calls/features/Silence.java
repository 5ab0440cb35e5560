package org.strowger.calls.features;

import java.util.Arrays;
import org.strowger.api.media.AudioSource;

/** A pause. */
record Silence(int milliseconds) implements AudioSource {
    @Override
    public Reader open(int sampleRate) {
        return new Reader() {
            private int left = sampleRate / 1000 * milliseconds;

            @Override
            public int read(short[] frame, int length) {
                int samples = Math.min(left, length);
                Arrays.fill(frame, 0, samples, (short) 0);
                left -= samples;
                return samples;
            }
        };
    }
}
