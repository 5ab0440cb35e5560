package org.strowger.calls;

import java.util.List;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/** The ways in which a call comes about, each once at most. On the call's executor. */
final class Beginning {
    private final Call call;
    private final Dialer dialer;

    Beginning(Call call, Dialer dialer) {
        this.call = call;
        this.dialer = dialer;
    }

    /**
     * An inbound leg asks for a number.
     *
     * @param refusal why no call can be taken now; null when it can
     */
    void inbound(Leg inbound, Cause refusal) {
        CallLeg caller = call.legs().add(inbound);
        call.callerIs(caller);
        opened();
        caller.start();
        if (refusal == null) {
            route();
        } else {
            call.note("limit", "no more calls now");
            call.reject(refusal);
        }
    }

    /** Rings the caller's own devices first; who answers is connected as if he had dialled. */
    void originated(List<Leg> devices) {
        opened();
        call.note("originate", "calling " + call.caller().number() + " first");
        dialer.originate(devices, this::callerAnswered);
    }

    private void callerAnswered(CallLeg leg) {
        Party caller = call.caller();
        call.callerIs(leg);
        call.callerIs(new Party(
                caller.number(), caller.name(), caller.extension(), leg.party().anonymous()));
        route();
    }

    /** Somebody who was transferred is the caller. */
    void transferred(CallLeg party, Handover handover, CallRecord.Transfer transfer, NumberPlan.Resolution found) {
        call.transfers().broughtBy(handover);
        arrived(party, transfer);
        call.route(found);
    }

    /** Somebody whom the other party of his call has sent away is the caller; he does not come back. */
    void sent(CallLeg party, CallRecord.Transfer transfer, Destination destination) {
        call.transfers().sentBy(transfer.by());
        arrived(party, transfer);
        call.enter(destination);
    }

    private void arrived(CallLeg party, CallRecord.Transfer transfer) {
        call.callerIs(party);
        call.legs().adopt(party);
        opened();
        call.journal().transferred(transfer);
        party.start();
        call.note("transfer", "by " + transfer.by().number() + " from call " + transfer.fromCall());
    }

    private void opened() {
        call.journal().started();
        call.ending().notAfter(call.settings().maxDuration());
    }

    private void route() {
        Party caller = call.caller();
        boolean outsider = caller.extension().isEmpty();
        if (outsider && caller.anonymous() && call.settings().blockAnonymous()) {
            call.note("anonymous", "refused");
            call.reject(Cause.CALL_REJECTED);
        } else {
            call.route(call.environment().resolve(call.dialed(), caller));
        }
    }
}
