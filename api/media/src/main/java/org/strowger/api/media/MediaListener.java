package org.strowger.api.media;

import org.osgi.annotation.versioning.ConsumerType;

/** Told of what happens on an endpoint. */
@ConsumerType
public interface MediaListener {
    /** The party began to press a key, by event or tone; {@link #digit} follows when it is over. */
    default void digitBegins(char digit) {}

    /** A digit (0–9 * # A–D), event or tone, ended; once a digit, however often its packets were repeated. */
    default void digit(char digit, int milliseconds) {}

    /** Nothing was received for the negotiated RTP timeout although the party should be sending. */
    default void timeout() {}

    /** DTLS is through: encrypted packets flow from now on. */
    default void secured() {}

    /** The session can never work (wrong fingerprint, no common suite, no handshake in time); told once. */
    default void failed(org.strowger.api.core.Problem reason) {}
}
