package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who asked for a transfer is told what becomes of it: {@link #accepted} and then, later, {@link #completed} or
 * {@link #failed}; or {@link #failed} alone. Told on a call's executor: must not block.
 */
@ConsumerType
public interface TransferProgress {
    /** Nobody wants to know. */
    TransferProgress NONE = new TransferProgress() {};

    /** It is allowed and has begun: the other party has left the transferor's call. */
    default void accepted() {}

    /** The target rings. */
    default void ringing() {}

    /** The other party is connected with the target; the transferor's legs are hung up next. */
    default void completed() {}

    /**
     * Nothing came of it: not allowed, or the target cannot be reached, is busy, does not answer. The transferor has the
     * other party back when he is still there.
     */
    default void failed(Cause cause) {}
}
