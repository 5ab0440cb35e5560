package org.strowger.api.media;

import org.osgi.annotation.versioning.ProviderType;

/** Two endpoints joined. */
@ProviderType
public interface MediaBridge extends AutoCloseable {
    /** Packets are passed on unopened, in both directions. */
    boolean relaying();

    /** Parts them; the endpoints stay open. Idempotent. */
    @Override
    void close();
}
