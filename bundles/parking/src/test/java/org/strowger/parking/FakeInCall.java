package org.strowger.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Destination;
import org.strowger.api.call.InCall;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioSource;

/** Two that talk. */
final class FakeInCall implements InCall {
    final List<String> notes = new ArrayList<>();
    private final Party party;
    private final Party other;
    private AudioSource said;
    private String dialed;
    private Destination destination;
    private CallScript meanwhile;

    FakeInCall(Party party, Party other) {
        this.party = party;
        this.other = other;
    }

    /** The other party goes where it was sent, as a call with this id. */
    FakeControl sendOther(String id) {
        FakeControl call = new FakeControl(id, other, party);
        destination.enter(call);
        return call;
    }

    String dialed() {
        return dialed;
    }

    AudioSource said() {
        return said;
    }

    CallScript meanwhile() {
        return meanwhile;
    }

    @Override
    public String callId() {
        return "talking";
    }

    @Override
    public Party party() {
        return party;
    }

    @Override
    public Party other() {
        return other;
    }

    @Override
    public Locale language() {
        return Locale.CHINESE;
    }

    @Override
    public void note(String step, String decision) {
        notes.add(step + ": " + decision);
    }

    @Override
    public void say(AudioSource sound) {
        said = sound;
    }

    @Override
    public void part(String number, Destination next, CallScript script) {
        dialed = number;
        destination = next;
        meanwhile = script;
    }
}
