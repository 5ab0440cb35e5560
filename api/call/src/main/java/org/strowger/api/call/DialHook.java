package org.strowger.api.call;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: has a say in what becomes of a call to an extension, before it rings and when nobody answers. Asked in
 * the order of service ranking, highest first; the first decision other than {@link DialDecision#GO_ON} stands. On the
 * call's executor: no blocking, no SQL, done within a millisecond.
 */
@ConsumerType
public interface DialHook {
    /** Name in the call's trace, such as {@code forwarding}. */
    String name();

    /** The item of the configuration by which it decides about this call, for the call's trace; null for none. */
    default CallRecord.Rule rule(DialAttempt attempt) {
        return null;
    }

    /** The extension is about to be rung. */
    default DialDecision before(DialAttempt attempt) {
        return DialDecision.GO_ON;
    }

    /** It was not answered, or could not be rung. */
    default DialDecision failed(DialAttempt attempt, Cause cause) {
        return DialDecision.GO_ON;
    }
}
