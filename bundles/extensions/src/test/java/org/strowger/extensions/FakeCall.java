package org.strowger.extensions;

import java.time.Duration;
import java.util.function.Consumer;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;

/** A call that only remembers what a destination does with it. */
final class FakeCall implements CallControl {
    private final Party caller;
    /** Who has passed the call on; null when nobody has. */
    Party authority;

    private String did = "";
    private Consumer<Cause> otherwise;

    FakeCall(Party caller) {
        this.caller = caller;
    }

    /** Such as {@code dial 101} or {@code reject USER_BUSY}. */
    String did() {
        return did;
    }

    /** Nobody answers what was dialled. */
    void fail(Cause cause) {
        otherwise.accept(cause);
    }

    @Override
    public String callId() {
        return "call";
    }

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public Party authority() {
        return authority == null ? caller : authority;
    }

    @Override
    public Leg callerLeg() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String dialed() {
        return "";
    }

    @Override
    public void note(String step, String decision) {}

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> failed) {
        did = "dial " + extension + (ringTime == null ? "" : " " + ringTime);
        otherwise = failed;
    }

    @Override
    public boolean inUse(String extension) {
        return false;
    }

    @Override
    public void run(CallScript script) {
        did = "run";
    }

    @Override
    public void enter(Destination next) {
        did = "enter";
    }

    @Override
    public void reject(Cause cause) {
        did = "reject " + cause;
    }
}
