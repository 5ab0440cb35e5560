package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Party;
import org.strowger.calls.settings.CallSettings.Redirection;

/** What becomes of a call that a called device wants to be elsewhere, and who has passed it on. On the call's executor. */
final class Redirects {
    /** Two phones that send their calls to each other would go on for ever. */
    private static final int MOST = 5;

    private final Call call;
    private final List<Diversion> diversions = new ArrayList<>();

    Redirects(Call call) {
        this.call = call;
    }

    /** Who passed the call on, the first first. */
    List<Diversion> diversions() {
        return List.copyOf(diversions);
    }

    /** Who passed it on last, on whose permission it goes on; null when nobody did. */
    Party authority() {
        return diversions.isEmpty()
                ? null
                : diversions.get(diversions.size() - 1).by();
    }

    /**
     * Follows a device's wish, or has the caller follow it; only to numbers of ours, never to feature codes.
     *
     * @param leave ends what the call does now
     * @return false when the device's wish counts for nothing: it has simply refused the call
     */
    boolean follow(Party by, String number, Runnable leave) {
        Redirection mode = call.settings().redirects();
        // Without an extension no feature code is found: a phone must not make its callers change its settings.
        Party asNobody = new Party(by.number(), by.name(), "", by.anonymous());
        NumberPlan.Resolution found = call.environment().resolve(number, asNobody);
        boolean possible = mode != Redirection.REFUSE
                && diversions.size() < MOST
                && !number.equals(by.number())
                && found.destination() != null;
        call.note("redirect", by.number() + " to " + number + (possible ? "" : " refused"));
        if (!possible) {
            return false;
        }
        leave.run();
        if (mode == Redirection.PASS && call.callerLeg().redirect(number)) {
            call.end(Cause.NUMBER_CHANGED, CallJournal.CALLEE);
        } else {
            diversions.add(new Diversion(by, Diversion.Reason.DEFLECTION));
            call.enter(found.destination());
        }
        return true;
    }
}
