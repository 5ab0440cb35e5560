package org.strowger.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioSource;

/**
 * A call for tests of {@link Destination}s: only remembers what is done with it. A script that a destination runs is not run,
 * but can be given to a {@link FakeCallSession}.
 */
public final class FakeCallControl implements CallControl {
    private final Party caller;
    private final List<String> did = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> inUse = new HashSet<>();
    private Consumer<Cause> otherwise = cause -> {};
    private CallScript script;
    private Destination destination;
    private AudioSource waitsWith;
    private Leg callerLeg;
    private String id = "call";
    private Party authority;

    public FakeCallControl(Party caller) {
        this.caller = caller;
        this.authority = caller;
    }

    /** Its id; {@code call} unless told otherwise. */
    public FakeCallControl id(String callId) {
        id = callId;
        return this;
    }

    /** It is made on somebody else's permission, such as of who transferred the caller. */
    public FakeCallControl onPermissionOf(Party party) {
        authority = party;
        return this;
    }

    /** What was done, in order, such as {@code dial 101}, {@code run}, {@code enter}, {@code reject USER_BUSY}. */
    public List<String> did() {
        return List.copyOf(did);
    }

    /** Such as {@code extension: 101 disabled}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    public Optional<CallScript> script() {
        return Optional.ofNullable(script);
    }

    /** Where the call was sent last, also by {@link #hold} when the time is over. */
    public Optional<Destination> destination() {
        return Optional.ofNullable(destination);
    }

    /** What the caller hears who is kept waiting; empty for the music of the call's authority. */
    public Optional<AudioSource> waitsWith() {
        return Optional.ofNullable(waitsWith);
    }

    /** Whoever was dialled, rung or to be connected with cannot be had. */
    public void fails(Cause cause) {
        otherwise.accept(cause);
    }

    /** Says that a device of this extension takes part in a call. */
    public FakeCallControl inUseBy(String extension) {
        inUse.add(extension);
        return this;
    }

    public FakeCallControl with(Leg leg) {
        callerLeg = leg;
        return this;
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
        return callerLeg;
    }

    @Override
    public String dialed() {
        return "";
    }

    @Override
    public Locale language() {
        return Locale.ENGLISH;
    }

    @Override
    public void note(String step, String decision) {
        notes.add(step + ": " + decision);
    }

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> failed) {
        did.add("dial " + extension + (ringTime == null ? "" : " " + ringTime));
        otherwise = failed;
    }

    @Override
    public void ring(String extension, Duration ringTime, Consumer<Cause> failed) {
        did.add("ring " + extension + (ringTime == null ? "" : " " + ringTime));
        otherwise = failed;
    }

    @Override
    public void hold(AudioSource sound, Duration longest, Destination after) {
        did.add("hold " + longest);
        waitsWith = sound;
        destination = after;
    }

    @Override
    public void connect(String waitingCallId, Consumer<Cause> failed) {
        did.add("connect " + waitingCallId);
        otherwise = failed;
    }

    @Override
    public boolean inUse(String extension) {
        return inUse.contains(extension);
    }

    @Override
    public void run(CallScript wanted) {
        did.add("run");
        script = wanted;
    }

    @Override
    public void enter(Destination next) {
        did.add("enter");
        destination = next;
    }

    @Override
    public void reject(Cause cause) {
        did.add("reject " + cause);
    }
}
