package org.strowger.api.sip;

import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: a kind of state that phones may subscribe to (RFC 6665), such as {@code dialog}. The SIP bundle does
 * the signalling: authentication, limits, expiry, order, rate. Methods are called on signalling threads, also at the same
 * time: no blocking, no SQL.
 */
@ConsumerType
public interface EventPackage {
    /** As in the Event header, without parameters. */
    String name();

    /** Media type of the state, such as {@code application/dialog-info+xml}. */
    String contentType();

    /** Longest time a subscription is granted. */
    default Duration longestExpiry() {
        return Duration.ofHours(1);
    }

    /** Shortest time between two notifications of one subscription; states between are left out. */
    default Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** Asked at the beginning and at each refresh. */
    Verdict verdict(String subscriber, String resource);

    /** The whole state as it is now; empty for no body. */
    String state(Watch watch);

    /**
     * Begins to tell which resources have changed, until {@link #stop}. One who listens at a time.
     *
     * @param changed may be called by any thread; does not block
     */
    void start(Consumer<String> changed);

    void stop();

    /** Whether somebody may subscribe. */
    enum Verdict {
        ALLOWED,
        FORBIDDEN,
        /** There is no such resource, or the subscriber is not to know that there is. */
        UNKNOWN
    }

    /**
     * For whom a state is.
     *
     * @param subscriber extension
     * @param resource user part of the address that is watched
     * @param host the address's host as the subscriber knows it
     * @param version 0 for the first notification of a subscription, then one more each
     */
    record Watch(String subscriber, String resource, String host, long version) {}
}
