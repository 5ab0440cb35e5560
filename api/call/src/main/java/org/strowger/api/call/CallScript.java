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

    /**
     * Where the caller goes, after a prompt, when the script's bundle is taken out of service while it runs; null for the
     * system's fallback. Must not be a class of the same bundle.
     */
    default Destination fallback() {
        return null;
    }
}
