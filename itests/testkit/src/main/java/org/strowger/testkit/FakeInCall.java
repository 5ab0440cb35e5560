package org.strowger.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.Destination;
import org.strowger.api.call.InCall;
import org.strowger.api.call.InCallCode;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioSource;

/**
 * Two who talk, for tests of {@link InCallCode}s: only remembers what is done. Where the other party is sent is entered by
 * {@link #sendOther}; what who pressed hears meanwhile can be given to a {@link FakeCallSession}.
 */
public final class FakeInCall implements InCall {
    private final Party party;
    private final Party other;
    private final List<String> notes = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private String dialed;
    private Destination destination;
    private CallScript meanwhile;

    /** @param party who presses the code */
    public FakeInCall(Party party, Party other) {
        this.party = party;
        this.other = other;
    }

    /** What the other party's call was said to have dialled; empty while the two have not been parted. */
    public Optional<String> parted() {
        return Optional.ofNullable(dialed);
    }

    /** The other party arrives where it was sent, in a call with this id. */
    public FakeCallControl sendOther(String id) {
        FakeCallControl call = new FakeCallControl(other).id(id).onPermissionOf(party);
        destination.enter(call);
        return call;
    }

    /** What who pressed hears while the other party is on its way. */
    public Optional<CallScript> meanwhile() {
        return Optional.ofNullable(meanwhile);
    }

    /** Names of what who pressed was told while the two stayed joined. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** Such as {@code parking: all places are taken}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public String callId() {
        return "call";
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
        return Locale.ENGLISH;
    }

    @Override
    public void note(String step, String decision) {
        notes.add(step + ": " + decision);
    }

    @Override
    public void say(AudioSource sound) {
        said.add(sound.toString());
    }

    @Override
    public void part(String number, Destination next, CallScript script) {
        if (dialed != null) {
            throw new IllegalStateException("they have been parted already");
        }
        dialed = number;
        destination = next;
        meanwhile = script;
    }
}
