package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;

/** All legs that a call ever had, also those that are over: they belong into its record. */
final class CallLegs {
    private final Call call;
    private final LegIndex index;
    private final List<CallLeg> legs = new ArrayList<>();

    CallLegs(Call call, LegIndex index) {
        this.call = call;
        this.index = index;
    }

    CallLeg add(Leg leg) {
        CallLeg added = new CallLeg(call, leg, call.now());
        legs.add(added);
        index.add(added);
        call.journal().joined(leg);
        return added;
    }

    /** One comes from another call; it is started when the call is ready to hear it. */
    void adopt(CallLeg leg) {
        legs.add(leg);
        call.journal().joined(leg.leg());
    }

    /** One goes to another call, where it is found from now on. */
    CallLeg moveTo(Call next, CallLeg leg) {
        CallLeg moved = leg.moveTo(next);
        index.add(moved);
        index.remove(leg);
        return moved;
    }

    /** One comes from another call too late. */
    void discard(CallLeg leg, Cause cause) {
        leg.hangup(cause);
        // Nobody listens for its end here any more.
        leg.markEnded(cause);
        ended(leg);
    }

    /** One has ended; told once for each. */
    void ended(CallLeg leg) {
        index.remove(leg);
    }

    List<CallLeg> all() {
        return legs;
    }

    int count() {
        return legs.size();
    }

    boolean allEnded() {
        return legs.stream().allMatch(CallLeg::ended);
    }

    void hangUpAll(Cause cause) {
        legs.forEach(leg -> leg.hangup(cause));
    }

    /** Those that have not confirmed their end: their technology goes on clearing them, the call waits no longer. */
    void giveUp() {
        for (CallLeg leg : legs) {
            if (!leg.ended()) {
                leg.markEnded(Cause.RECOVERY_ON_TIMER);
                ended(leg);
            }
        }
    }
}
