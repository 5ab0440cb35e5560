package org.strowger.sip.stack;

/** A request under way. */
public interface ClientTransaction {
    /** Forgets it: no more retransmissions, nothing is told any more. Idempotent. */
    void terminate();
}
