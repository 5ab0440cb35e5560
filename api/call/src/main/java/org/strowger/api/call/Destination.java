package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/** Somewhere a call can be sent. Runs on the call's executor and must not block: it tells the call what to do and returns. */
@ConsumerType
@FunctionalInterface
public interface Destination {
    void enter(CallControl call);
}
