package org.strowger.calls;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferRequest;
import org.strowger.api.media.AudioSource;

/** A call as destinations see it. What comes after the call's end changes nothing. */
final class Control implements CallControl {
    private final Call call;

    Control(Call call) {
        this.call = call;
    }

    Call call() {
        return call;
    }

    @Override
    public String callId() {
        return call.callId();
    }

    @Override
    public String linkedId() {
        return call.linkedId();
    }

    @Override
    public Party caller() {
        return call.caller();
    }

    @Override
    public Party authority() {
        return call.authority();
    }

    @Override
    public Leg callerLeg() {
        return call.callerCallLeg().leg();
    }

    @Override
    public String dialed() {
        return call.dialed();
    }

    @Override
    public void note(String step, String decision) {
        call.note(step, decision);
    }

    @Override
    public void note(String step, String decision, CallRecord.Rule rule) {
        call.journal().note(step, decision, rule);
    }

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> otherwise) {
        HookedDial.start(call, extension, ringTime, otherwise);
    }

    @Override
    public void ring(String extension, Duration ringTime, Consumer<Cause> otherwise) {
        if (!call.finished()) {
            call.dialer().ring(extension, ringTime, new Otherwise(call, otherwise));
        }
    }

    @Override
    public void hold(AudioSource sound, Duration longest, Destination after) {
        CallEnvironment environment = call.environment();
        if (call.finished()) {
            return;
        }
        if (environment.drains().closed(call.owner()) || !environment.drains().mayGoOn(after)) {
            call.fallback().enter("who keeps the caller is out of service");
            return;
        }
        AudioSource heard = sound == null ? environment.media().music(environment.musicClass(call.authority())) : sound;
        Holding holding = new Holding(call, heard, after);
        call.note("hold", "waits");
        call.switchTo(holding);
        holding.start(longest);
    }

    @Override
    public void connect(String waitingCallId, Consumer<Cause> otherwise) {
        if (call.finished()) {
            return;
        }
        Optional<Call> other = call.environment().calls().find(waitingCallId).filter(found -> found != call);
        if (other.isEmpty()) {
            call.note("connect", "there is no call " + waitingCallId);
            call.dialer().later(otherwise, Cause.FACILITY_REJECTED);
            return;
        }
        Connecting connecting = new Connecting(call, other.get(), otherwise);
        call.switchTo(connecting);
        connecting.start();
    }

    @Override
    public Locale language() {
        return call.language();
    }

    @Override
    public boolean inUse(String extension) {
        return call.environment().legs().count(extension) > 0;
    }

    @Override
    public void run(CallScript script) {
        call.run(script);
    }

    @Override
    public void enter(Destination next) {
        call.enter(next);
    }

    @Override
    public void transfer(Leg transferor, TransferRequest request) {
        call.transfers().asked(transferor, request);
    }

    @Override
    public void reject(Cause cause) {
        call.reject(cause);
    }
}
