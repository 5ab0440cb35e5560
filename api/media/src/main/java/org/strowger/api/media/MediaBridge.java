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
     * Records both sides, mixed, into a WAV file until {@link MediaEndpoint.Recording#stop} or until the bridge closes.
     *
     * @param sampleRate 8000 or 16000
     */
    MediaEndpoint.Recording record(java.nio.file.Path file, int sampleRate);

    /** Parts them; the endpoints stay open. Idempotent. */
    @Override
    void close();
}
