package org.strowger.calls;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/** Has a call ring somebody's devices. On the call's executor. */
final class Dialer {
    private final Call call;
    /** Why the last party that was dialled did not answer. */
    private Cause refusal;

    Dialer(Call call) {
        this.call = call;
    }

    /** Rings the devices of an extension, and nothing else. */
    void ring(String extension, Duration ringTime, Otherwise wish) {
        ring(extension, ringTime, wish, wish);
    }

    /** @param wish of whoever wants the extension to be rung, which {@code otherwise} comes to in the end */
    void ring(String extension, Duration ringTime, Consumer<Cause> otherwise, Otherwise wish) {
        refusal = null;
        List<Leg> devices = call.environment()
                .devices()
                .find(request(extension), Call.MAX_LEGS - call.legs().count());
        CallRecord.Rule rule = new CallRecord.Rule("extension", extension);
        call.journal()
                .note("dial", extension + ": " + devices.size() + (devices.size() == 1 ? " device" : " devices"), rule);
        if (devices.isEmpty()) {
            later(otherwise, ownNumber(extension) ? Cause.USER_BUSY : Cause.SUBSCRIBER_ABSENT);
            return;
        }
        Ringback ringback = new Ringback(call);
        Dialing dialing = new Dialing(
                call,
                ringback,
                winner -> call.talk(winner, ringback),
                cause -> {
                    call.note("dial", extension + ": " + cause);
                    refusal = cause;
                    otherwise.accept(cause);
                },
                wish);
        call.switchTo(dialing.redirectable());
        dialing.start(devices, ringTime == null ? call.settings().ringTime() : ringTime);
    }

    /** The caller has called himself, and his other devices, if he has any, are not there. */
    private boolean ownNumber(String extension) {
        return extension.equals(call.callerCallLeg().party().extension());
    }

    /**
     * Nobody can be rung. Told in a task of its own, so that destinations that refer to each other cannot exhaust the stack; not
     * when the call has meanwhile gone elsewhere.
     */
    void later(Consumer<Cause> otherwise, Cause cause) {
        refusal = null;
        Activity now = call.activity();
        call.execute(() -> {
            if (call.busyWith(now)) {
                otherwise.accept(cause);
            }
        });
    }

    private DialRequest request(String extension) {
        Leg caller = call.callerCallLeg().leg();
        Party authority = call.transfers().authority();
        // Who gets a call back that he has sent away wants to know whose it is, and not his own number.
        boolean original = authority == null
                || authority.extension().equals(extension)
                || call.settings().passOriginalCaller();
        return new DialRequest(
                call.callId(),
                extension,
                original ? call.caller() : authority,
                call.dialed(),
                caller.formats(),
                caller,
                call.diversions().all(),
                call.settings().diversionHeader().style(),
                authority);
    }

    /** Rings the caller's own devices. */
    void originate(List<Leg> devices, Consumer<CallLeg> answered) {
        Otherwise failed = new Otherwise(call, cause -> call.end(cause, Causes.ownPhone(cause)));
        Dialing dialing = new Dialing(call, new Ringback(call), answered, failed, failed);
        call.switchTo(dialing);
        dialing.start(devices, call.settings().ringTime());
    }

    /** Whether this is the cause for which the last party that was dialled did not answer. */
    boolean refused(Cause cause) {
        return cause == refusal;
    }
}
