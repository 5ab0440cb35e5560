package org.strowger.calls;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.TransferKind;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.call.TransferRequest;

/**
 * What transfers do to one call. A blind transfer opens a new call for the party that is transferred; a transfer with
 * consultation moves it into the call with the target. On the call's executor.
 */
final class Transfers {
    /** Somebody wanted the call to end: it does not go back to the transferor. */
    private static final Set<Cause> FINAL =
            EnumSet.of(Cause.NORMAL_CLEARING, Cause.CLEARED_BY_ADMIN, Cause.SYSTEM_RESTART, Cause.MEDIA_TIMEOUT);

    private final Call call;
    /** The transfer that brought a party here, while it is not certain; null when there is none. */
    private Handover origin;

    private Party authority;
    private boolean callerReplaced;

    Transfers(Call call) {
        this.call = call;
    }

    /** On whose permission the call is made; null for the caller's own. */
    Party authority() {
        return authority;
    }

    /** The caller is another one than the called party was told of. */
    boolean callerReplaced() {
        return callerReplaced;
    }

    // ---- in the call of the transferor

    /** A party of this call, whichever of its legs that is, wants the other one elsewhere. */
    void asked(Leg transferor, TransferRequest request) {
        Optional<CallLeg> by = call.legs().all().stream()
                .filter(leg -> leg.leg() == transferor && !leg.ended())
                .findFirst();
        if (by.isPresent()) {
            asked(by.get(), request);
        } else {
            request.progress().failed(Cause.FACILITY_REJECTED);
        }
    }

    /** A leg wants the other party elsewhere. */
    void asked(CallLeg by, TransferRequest request) {
        CallLeg other = call.activity().partner(by);
        Cause refusal = refusal(by, other);
        if (refusal != null) {
            failed(by.party(), request.target(), request.progress(), refusal);
        } else if (request.consultation() == null) {
            blind(by, other, request);
        } else {
            attended(by, other, request);
        }
    }

    /** Why this party may not send the other one elsewhere; null when it may. */
    Cause refusal(CallLeg by, CallLeg other) {
        if (call.finished() || other == null || !by.up() || !other.up()) {
            return Cause.FACILITY_REJECTED;
        }
        if (by.party().extension().isEmpty()) {
            return Cause.NOT_ALLOWED;
        }
        boolean outbound = call.journal().kind() == CallRecord.Kind.OUTBOUND;
        return outbound && !call.settings().transferOutbound() ? Cause.NOT_ALLOWED : null;
    }

    private void blind(CallLeg by, CallLeg other, TransferRequest request) {
        NumberPlan.Resolution found = call.environment().resolve(request.target(), other.party());
        if (found.cause() != null) {
            failed(by.party(), request.target(), request.progress(), found.cause());
            return;
        }
        Call next = call.environment().calls().open(other.party(), request.target(), call.linkedId());
        call.note("transfer", by.party().number() + " sends " + other.party().number() + " to " + request.target());
        Handover handover = handOver(
                by, other, record(TransferKind.BLIND, by.party(), other.party(), request.target(), next), request);
        CallLeg moved = call.legs().moveTo(next, other);
        next.execute(() -> next.beginning().transferred(moved, handover, handover.transfer(), found));
    }

    private void attended(CallLeg by, CallLeg other, TransferRequest request) {
        Optional<CallLeg> consultation =
                call.environment().legs().find(request.consultation().id());
        if (consultation.isEmpty() || !consultation(by, consultation.get())) {
            failed(by.party(), request.target(), request.progress(), Cause.NOT_ALLOWED);
            return;
        }
        CallLeg theirs = consultation.get();
        Call next = theirs.call();
        call.note("transfer", by.party().number() + " joins " + other.party().number() + " with call " + next.callId());
        String target = theirs.leg().inbound() ? next.dialed() : next.caller().number();
        Handover handover =
                handOver(by, other, record(TransferKind.ATTENDED, by.party(), other.party(), target, next), request);
        CallLeg moved = call.legs().moveTo(next, other);
        next.execute(() -> next.transfers().takeIn(moved, theirs, handover));
    }

    /** Nobody may join calls that are not his own. */
    private boolean consultation(CallLeg by, CallLeg theirs) {
        return theirs.call() != call
                && theirs.party().extension().equals(by.party().extension());
    }

    CallRecord.Transfer record(TransferKind kind, Party by, Party transferred, String target, Call to) {
        return new CallRecord.Transfer(call.now(), kind, by, transferred, target, call.callId(), to.callId());
    }

    private Handover handOver(CallLeg by, CallLeg other, CallRecord.Transfer transfer, TransferRequest request) {
        request.progress().accepted();
        call.journal().left(transfer);
        Handover handover = new Handover(call, by, call.callerCallLeg() == other, transfer, request.progress());
        call.part(handover.waiting());
        return handover;
    }

    void failed(Party by, String target, TransferProgress progress, Cause cause) {
        call.note("transfer", "to " + target + " failed: " + cause);
        call.journal().transferFailed(by, target, cause);
        progress.failed(cause);
    }

    // ---- in the call that the party comes into

    /** This new call is for a party that was transferred blindly. */
    void broughtBy(Handover handover) {
        origin = handover;
        authority = handover.by();
    }

    /** This new call is for a party that was sent here for good. */
    void sentBy(Party by) {
        authority = by;
    }

    /** A party of another call takes the place of the transferor's leg in this one. */
    private void takeIn(CallLeg party, CallLeg place, Handover handover) {
        if (call.finished()) {
            giveBack(party, handover, Cause.FACILITY_REJECTED);
            return;
        }
        call.legs().adopt(party);
        party.start();
        boolean wasCaller = call.callerCallLeg() == place;
        if (call.substitute(place, party)) {
            callerReplaced |= wasCaller;
            joined(party, place, handover);
        } else if (wasCaller && call.activity().restartable()) {
            restart(party, handover);
        } else {
            giveBack(party, handover, Cause.FACILITY_REJECTED);
        }
    }

    private void joined(CallLeg party, CallLeg place, Handover handover) {
        call.linkTo(handover.from().linkedId());
        call.journal().transferred(handover.transfer());
        call.note(
                "transfer",
                party.party().number() + " takes the place of " + place.party().number());
        place.hangup(Cause.NORMAL_CLEARING);
        if (call.journal().answeredAt() != null) {
            handover.completed();
        } else {
            origin = handover;
        }
    }

    /** The consultation was with a service, which talks with one caller: it begins anew with the other party. */
    private void restart(CallLeg party, Handover handover) {
        NumberPlan.Resolution found = call.environment().resolve(call.dialed(), party.party());
        if (found.destination() == null) {
            giveBack(party, handover, found.cause());
            return;
        }
        Call next = call.environment()
                .calls()
                .open(party.party(), call.dialed(), handover.from().linkedId());
        CallRecord.Transfer onward = record(TransferKind.ATTENDED, handover.by(), party.party(), call.dialed(), next);
        call.linkTo(handover.from().linkedId());
        call.journal().transferred(handover.transfer());
        call.journal().left(onward);
        CallLeg moved = call.legs().moveTo(next, party);
        next.execute(() -> next.beginning().transferred(moved, handover, onward, found));
        call.end(Cause.NORMAL_CLEARING, CallJournal.CALLER);
    }

    private void giveBack(CallLeg party, Handover handover, Cause cause) {
        if (handover.claimReturn()) {
            goBack(party, handover, cause);
        } else {
            party.hangup(cause);
        }
    }

    private void goBack(CallLeg party, Handover handover, Cause cause) {
        Party by = handover.by();
        CallRecord.Transfer back = record(TransferKind.RETURNED, by, party.party(), by.number(), handover.from());
        call.journal().left(back);
        handover.giveBack(call.legs().moveTo(handover.from(), party), back, cause);
    }

    void ringing() {
        if (origin != null) {
            origin.ringing();
        }
    }

    void answered() {
        if (origin != null) {
            Handover done = origin;
            origin = null;
            done.completed();
        }
    }

    /**
     * The call is about to end before the target answered: the party goes back to the transferor.
     *
     * @return true when the call goes on, because the transferor is called back
     */
    boolean saves(Cause cause) {
        Handover handover = origin;
        origin = null;
        if (handover == null) {
            return false;
        }
        if (call.callerCallLeg().ended() || FINAL.contains(cause)) {
            handover.abandoned(cause);
            return false;
        }
        if (handover.claimReturn()) {
            goBack(call.callerCallLeg(), handover, cause);
            return false;
        }
        return handover.leftAlone() && callBack(handover, cause);
    }

    private boolean callBack(Handover handover, Cause cause) {
        String transferor = handover.by().extension();
        call.journal().transferFailed(handover.by(), handover.target(), cause);
        if (!call.settings().blindTransferCallback()) {
            call.note("transfer", "to " + handover.target() + " failed: " + cause);
            return false;
        }
        call.note("transfer", "to " + handover.target() + " failed: " + cause + "; " + transferor + " is called back");
        call.dialer().ring(transferor, null, new Otherwise(call, why -> call.reject(cause)));
        return true;
    }

    // ---- another device of the same user

    /** An inbound leg takes the place of another leg of the same user. */
    void takeOver(Leg incoming, CallLeg place) {
        boolean own = !place.party().extension().isEmpty()
                && place.party().extension().equals(incoming.party().extension());
        if (call.finished() || place.ended() || !own) {
            incoming.hangup(Cause.FACILITY_REJECTED);
            return;
        }
        CallLeg device = call.legs().add(incoming);
        device.start();
        if (call.substitute(place, device)) {
            call.note("takeover", device.leg().device());
            call.journal()
                    .transferred(new CallRecord.Transfer(
                            call.now(),
                            TransferKind.TAKEN_OVER,
                            device.party(),
                            device.party(),
                            device.party().number(),
                            call.callId(),
                            call.callId()));
            place.hangup(Cause.ANSWERED_ELSEWHERE);
        } else {
            device.hangup(Cause.FACILITY_REJECTED);
        }
    }
}
