package org.strowger.calls;

import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;

/** What a call does at the moment: finding its way, ringing, talking, running a script. On the call's executor only. */
interface Activity {
    CallView.State state();

    default void ringing(CallLeg leg, boolean earlyMedia) {}

    default void answered(CallLeg leg) {}

    default void held(CallLeg leg, boolean held) {}

    /** A key, inside the sound or not. */
    default void digit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {}

    /** A leg other than the caller's is over; the caller's ends the call. */
    default void ended(CallLeg leg, Cause cause) {}

    /** The leg that this one talks with; null when it talks with none. */
    default CallLeg partner(CallLeg leg) {
        return null;
    }

    /**
     * Puts another leg into the place of one; the call's caller has been set already when it is the caller's.
     *
     * @return false when that cannot be now; then nothing has changed
     */
    default boolean replace(CallLeg place, CallLeg next) {
        return false;
    }

    /** What was dialled can be entered anew for somebody else without loss. */
    default boolean restartable() {
        return false;
    }

    /** Number of the bundle that decides what comes next. */
    default long owner() {
        return Owner.NOBODY;
    }

    /** That bundle is taken out of service: goes on without it. */
    default void disown() {}

    /** Keys that nobody has asked for yet still count in what comes now. */
    default boolean keepsKeys() {
        return false;
    }

    /** Lets the parties go without hanging anybody up; {@link #stop} is not called any more. */
    default void part() {}

    /** Gives back everything it holds, and hangs up the legs that nobody else takes over. */
    default void stop(Cause cause) {}
}
