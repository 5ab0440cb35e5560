package org.strowger.sip.transport;

import java.time.Duration;

/**
 * What connections are allowed.
 *
 * @param connections at one time
 * @param unproven of these, those over which no user has proven himself yet; a quarter of them from one address
 * @param messageBytes longest message
 * @param headBytes longest start line with headers
 */
public record LinkLimits(int connections, int unproven, int messageBytes, int headBytes) {
    /** For a user to prove himself. */
    static final Duration TIME_TO_PROVE = Duration.ofSeconds(30);

    /** For a handshake, or for a message that has begun, to be complete. */
    static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    /** After this long a WebSocket is asked whether it is there. */
    static final Duration QUIET = Duration.ofSeconds(30);

    /** After this long a silent WebSocket is gone. */
    static final Duration SILENT = Duration.ofSeconds(90);

    /** What may wait to be sent; a peer that does not read is cut off. */
    static final int QUEUE_BYTES = 1 << 20;
}
