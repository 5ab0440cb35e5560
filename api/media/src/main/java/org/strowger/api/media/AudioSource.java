package org.strowger.api.media;

import org.osgi.annotation.versioning.ConsumerType;

/** Something that can be played. One instance may be played many times; each time has its own reader. */
@ConsumerType
public interface AudioSource {
    /** Opens it; called on a worker thread and may do file input. */
    Reader open(int sampleRate);

    /** One playing. Used by one thread at a time; read() runs on the media clock and must not block. */
    @ConsumerType
    interface Reader extends AutoCloseable {
        /** Fills the frame with PCM and returns the number of samples; fewer than asked, or 0, at the end. */
        int read(short[] frame, int length);

        @Override
        default void close() {}
    }
}
