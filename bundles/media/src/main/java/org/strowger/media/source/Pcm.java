package org.strowger.media.source;

import org.strowger.api.media.AudioSource;
import org.strowger.media.codec.Resampler;

/** Sound in memory. The samples are never changed, so that any number of readers can share them. */
record Pcm(short[] samples, int sampleRate) {
    /** The same sound at another rate. */
    Pcm at(int rate) {
        if (rate == sampleRate) {
            return this;
        }
        Resampler resampler = new Resampler(sampleRate, rate);
        short[] out = new short[resampler.most(samples.length)];
        int length = resampler.convert(samples, samples.length, out);
        return new Pcm(java.util.Arrays.copyOf(out, length), rate);
    }

    /** A reader from the beginning. */
    AudioSource.Reader reader(boolean endless) {
        return new AudioSource.Reader() {
            private int at;

            @Override
            public int read(short[] frame, int length) {
                int done = 0;
                while (done < length && at < samples.length) {
                    int count = Math.min(length - done, samples.length - at);
                    System.arraycopy(samples, at, frame, done, count);
                    done += count;
                    at += count;
                    if (endless && at == samples.length) {
                        at = 0;
                    }
                }
                return done;
            }
        };
    }
}
