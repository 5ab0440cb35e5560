package org.strowger.api.media;

import org.osgi.annotation.versioning.ProviderType;

/** Two endpoints joined. */
@ProviderType
public interface MediaBridge extends AutoCloseable {
    /** Packets are passed on unopened, in both directions. */
    boolean relaying();

    /**
     * A key that this party presses within its sound reaches the other one by itself. If not, it is told to the party's
     * listener alone, who sends it to the other one.
     */
    default boolean passesDigits(MediaEndpoint from) {
        return true;
    }

    /**
     * From now on the keys of this party are only told to its listener, whichever way they come: {@link #passesDigits} is false.
     * Its sound passes as before.
     *
     * @param keep false to go back to what both sides negotiated
     */
    default void keepDigits(MediaEndpoint from, boolean keep) {}

    /**
     * Records both sides, mixed, into a WAV file until {@link MediaEndpoint.Recording#stop} or until the bridge closes.
     *
     * @param sampleRate 8000 or 16000
     */
    MediaEndpoint.Recording record(java.nio.file.Path file, int sampleRate);

    /** Parts them; the endpoints stay open. Idempotent. */
    @Override
    void close();
}
