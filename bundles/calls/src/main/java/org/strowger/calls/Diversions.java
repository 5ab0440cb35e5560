package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Party;

/** Who has passed a call on to another number, and where it may still go. On the call's executor. */
final class Diversions {
    /** So that a chain of forwardings comes to an end. */
    static final int MOST = 5;

    private final Call call;
    private final List<Diversion> passed = new ArrayList<>();

    Diversions(Call call) {
        this.call = call;
    }

    /** The first first. */
    List<Diversion> all() {
        return List.copyOf(passed);
    }

    /** Who passed it on last, on whose permission it goes on; null when nobody did. */
    Party authority() {
        return passed.isEmpty() ? null : passed.get(passed.size() - 1).by();
    }

    /**
     * Where the call would go if this party passed it on to a number. Without an extension no feature code is found: nobody's
     * forwarding shall make his callers change settings.
     */
    NumberPlan.Resolution target(Party by, String number) {
        if (passed.size() >= MOST) {
            return NumberPlan.Resolution.none("passed on too often", Cause.TOO_MANY_HOPS);
        }
        if (number.equals(by.number()) || number.equals(by.extension()) || passedOnBy(number)) {
            return NumberPlan.Resolution.none("a loop", Cause.TOO_MANY_HOPS);
        }
        return call.environment().resolve(number, new Party(by.number(), by.name(), "", by.anonymous()));
    }

    private boolean passedOnBy(String number) {
        return passed.stream().anyMatch(diversion -> diversion.by().extension().equals(number));
    }

    void add(Party by, Diversion.Reason reason) {
        passed.add(new Diversion(by, reason));
    }
}
