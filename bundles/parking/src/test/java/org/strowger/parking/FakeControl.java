package org.strowger.parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioSource;

/** A call that remembers what a destination does with it, and goes on when the test says so. */
final class FakeControl implements CallControl {
    final List<String> notes = new ArrayList<>();
    private final String id;
    private final Party caller;
    private final Party authority;
    private String did = "";
    private Consumer<Cause> otherwise;
    private Destination after;
    private CallScript script;

    FakeControl(String id, Party caller, Party authority) {
        this.id = id;
        this.caller = caller;
        this.authority = authority;
    }

    FakeControl(String id, Party caller) {
        this(id, caller, caller);
    }

    /** Such as {@code dial 101}: the last thing that was asked for. */
    String did() {
        return did;
    }

    /** What was dialled, or connected with, does not answer. */
    void fail(Cause cause) {
        otherwise.accept(cause);
    }

    /** The time of the hold is over, or it has to end. */
    void endHold() {
        after.enter(this);
    }

    CallScript script() {
        return script;
    }

    @Override
    public String callId() {
        return id;
    }

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public Party authority() {
        return authority;
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
    public void note(String step, String decision) {
        notes.add(step + ": " + decision);
    }

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> failed) {
        did = "dial " + extension;
        otherwise = failed;
    }

    @Override
    public void hold(AudioSource sound, Duration longest, Destination then) {
        did = "hold " + longest.toSeconds() + " " + (sound == null ? "music of authority" : sound);
        after = then;
    }

    @Override
    public void connect(String waitingCallId, Consumer<Cause> gone) {
        did = "connect " + waitingCallId;
        otherwise = gone;
    }

    @Override
    public boolean inUse(String extension) {
        return false;
    }

    @Override
    public void run(CallScript wanted) {
        did = "run";
        script = wanted;
    }

    @Override
    public void enter(Destination next) {
        did = "enter";
        next.enter(this);
    }

    @Override
    public void reject(Cause cause) {
        did = "reject " + cause;
    }
}
