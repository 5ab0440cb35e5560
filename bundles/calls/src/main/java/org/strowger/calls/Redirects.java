package org.strowger.calls;

import org.strowger.api.call.Cause;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Party;
import org.strowger.calls.settings.CallSettings.Redirection;

/** What becomes of a call that a called device wants to be elsewhere. On the call's executor. */
final class Redirects {
    private final Call call;

    Redirects(Call call) {
        this.call = call;
    }

    /**
     * Follows a device's wish, or has the caller follow it; only to numbers of ours, never to feature codes.
     *
     * @param leave ends what the call does now
     * @return false when the device's wish counts for nothing: it has simply refused the call
     */
    boolean follow(Party by, String number, Runnable leave) {
        Redirection mode = call.settings().redirects();
        NumberPlan.Resolution found = call.diversions().target(by, number);
        boolean possible = mode != Redirection.REFUSE && found.cause() == null;
        String why = found.cause() == null ? "" : ": " + found.name();
        call.note("redirect", by.number() + " to " + number + (possible ? "" : " refused" + why));
        if (!possible) {
            return false;
        }
        leave.run();
        if (mode == Redirection.PASS && call.callerCallLeg().leg().redirect(number)) {
            call.end(Cause.NUMBER_CHANGED, CallJournal.CALLEE);
        } else {
            call.diversions().add(by, Diversion.Reason.DEFLECTION);
            call.enter(found.destination());
        }
        return true;
    }
}
