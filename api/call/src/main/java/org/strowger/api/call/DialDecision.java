package org.strowger.api.call;

import java.time.Duration;
import java.util.Objects;
import org.strowger.api.media.AudioSource;

/** What a {@link DialHook} wants. */
public sealed interface DialDecision {
    /** Nothing: the next hook is asked. */
    DialDecision GO_ON = new GoOn();

    /** As {@link #GO_ON}. */
    record GoOn() implements DialDecision {}

    /**
     * Ring for so long instead of the system's ring time; of several, and of what the call asks for itself, the shortest counts.
     * Before ringing only; further hooks are asked.
     */
    record RingFor(Duration longest) implements DialDecision {}

    /**
     * The call goes to another number, on the permission of the extension that was called. Where that leads back to somebody who
     * passed the call on, or further than five times, or nowhere, it does not count and the next hook is asked.
     *
     * @param number as the owner of the extension would dial it; no feature codes
     * @param notice played to the caller first; null for nothing
     */
    record Divert(String number, Diversion.Reason reason, AudioSource notice) implements DialDecision {
        public Divert {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The call goes to a destination, such as a mailbox. */
    record Send(Destination destination, String why) implements DialDecision {}

    /**
     * The extension counts as not reachable for this cause. Before ringing, {@link DialHook#failed} follows.
     *
     * @param why for the call's trace
     */
    record Refuse(Cause cause, String why) implements DialDecision {
        /** Where the cause tells all. */
        public Refuse(Cause cause) {
            this(cause, cause.name());
        }
    }
}
