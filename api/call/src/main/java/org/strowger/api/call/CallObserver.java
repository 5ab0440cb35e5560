package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service that must not miss a call: records, billing. Called on the call's executor: hands over and returns
 * at once.
 */
@ConsumerType
public interface CallObserver {
    /** It began. {@link CallRecord#result} is OPEN. */
    void started(CallRecord record);

    /** Somebody answered. */
    default void answered(CallRecord record) {}

    /**
     * Something else has changed: a leg rings, was put in, has left or has ended, while the call goes on. For those who
     * watch the state of devices; records need it not.
     */
    default void changed(CallRecord record) {}

    /** A leg is part of a call from now on, and no longer of the one it was in before. */
    default void joined(String callId, String legId) {}

    /** A party has pressed a key. Which one is told to nobody here: it may belong to a PIN. */
    default void keyed(String callId, String legId) {}

    /** It is over. */
    void ended(CallRecord record);
}
