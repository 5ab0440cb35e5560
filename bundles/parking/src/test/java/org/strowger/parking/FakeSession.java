package org.strowger.parking;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.media.AudioSource;
import org.strowger.testkit.FakeMediaService;

/** What a script does, in a list. */
final class FakeSession implements CallSession {
    private final List<String> did = new ArrayList<>();

    /** Everything the script does with a caller who listens to the end. */
    static List<String> of(CallScript script) {
        FakeSession session = new FakeSession();
        try {
            script.run(session);
        } catch (HungUpException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return session.did;
    }

    @Override
    public Party caller() {
        return Party.extension("103", "");
    }

    @Override
    public String dialed() {
        return "";
    }

    @Override
    public Locale language() {
        return Locale.CHINESE;
    }

    @Override
    public void answer() {
        did.add("answer");
    }

    @Override
    public void play(AudioSource source) {
        did.add("play " + source);
    }

    @Override
    public AudioSource tone(ProgressTone tone) {
        return new FakeMediaService.Source(tone.key());
    }

    @Override
    public void play(AudioSource source, Duration longest) {
        did.add("play " + source + " for " + longest.toSeconds());
    }

    @Override
    public String collect(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between) {
        did.add("wait " + first.toSeconds());
        return "";
    }

    @Override
    public void echo(Duration longest, String stopKeys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long record(Path file, Duration longest, String stopKeys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void enter(Destination next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hangup(Cause cause) {
        did.add("hangup " + cause);
    }
}
