package org.strowger.calls;

import java.util.Locale;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.InCall;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioSource;

/** Two parties that talk, as a feature sees them when one of them has pressed its code. On the call's executor. */
final class PressedInCall implements InCall {
    private final Call call;
    private final Talking talking;
    private final CallLeg by;
    private final CallLeg other;

    PressedInCall(Call call, Talking talking, CallLeg by) {
        this.call = call;
        this.talking = talking;
        this.by = by;
        this.other = talking.partner(by);
    }

    @Override
    public String callId() {
        return call.callId();
    }

    @Override
    public Party party() {
        return by.party();
    }

    @Override
    public Party other() {
        return other.party();
    }

    @Override
    public Locale language() {
        return call.environment().language(by);
    }

    @Override
    public void note(String step, String decision) {
        call.note(step, decision);
    }

    private boolean stillTalk() {
        return talking.partner(by) == other && call.busyWith(talking);
    }

    @Override
    public void say(AudioSource sound) {
        if (stillTalk()) {
            talking.say(by, sound);
        }
    }

    @Override
    public void part(String dialed, Destination destination, CallScript meanwhile) {
        Cause refusal = stillTalk() ? call.transfers().refusal(by, other) : Cause.FACILITY_REJECTED;
        if (refusal != null) {
            call.note(
                    "in-call-code",
                    by.party().number() + " cannot part from " + other.party().number() + ": " + refusal);
            return;
        }
        Call next = call.environment().calls().open(other.party(), dialed, call.linkedId());
        CallRecord.Transfer transfer =
                call.transfers().record(CallRecord.TransferKind.BLIND, by.party(), other.party(), dialed, next);
        call.journal().left(transfer);
        ScriptRun script = ScriptRun.farewell(call, by);
        call.part(script);
        CallLeg moved = call.legs().moveTo(next, other);
        next.execute(() -> next.beginning().sent(moved, transfer, destination));
        script.start(meanwhile);
    }
}
