package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/** All legs that a call ever had, also those that are over: they belong into its record. */
final class CallLegs {
    private final Call call;
    private final ExtensionUse use;
    private final List<CallLeg> legs = new ArrayList<>();

    CallLegs(Call call, ExtensionUse use) {
        this.call = call;
        this.use = use;
    }

    CallLeg add(Leg leg) {
        CallLeg added = new CallLeg(call, leg, call.now());
        legs.add(added);
        use.begin(leg.party().extension());
        return added;
    }

    /** One has ended; told once for each. */
    void ended(Party party) {
        use.end(party.extension());
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
                ended(leg.party());
            }
        }
    }
}
