package org.strowger.api.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Opaque server-side sessions: random tokens of 256 bits; only their hashes are kept. They end with a restart. */
@ProviderType
public interface Sessions {
    /** How long a session lives without being used. */
    default Duration idleLimit() {
        return Duration.ofMinutes(30);
    }

    /** Opens a session for somebody who has just authenticated. */
    Opened open(Account account, String source, String userAgent);

    /** The session of a token, its idle time started anew; empty when unknown, idle too long, too old or revoked. */
    Optional<Session> find(String token);

    void close(String token);

    List<Session> all();

    /** Ends the session with this {@link Session#id}; false when there is none. */
    boolean revoke(String id);

    /**
     * A session.
     *
     * @param id for lists; no secret
     * @param csrf token that a browser must send with every change
     */
    record Session(
            String id,
            Account account,
            String csrf,
            Instant openedAt,
            Instant lastUsedAt,
            String source,
            String userAgent) {}

    /** A session with its token, which is shown only once. */
    record Opened(String token, Session session) {}
}
