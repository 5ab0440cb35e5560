package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Straight-line code of an interactive service, on its own thread. Ended cleanly by hang-up: whatever it waits in throws
 * {@link HungUpException}, which it lets pass.
 */
@ConsumerType
@FunctionalInterface
public interface CallScript {
    void run(CallSession session) throws HungUpException, InterruptedException;
}
