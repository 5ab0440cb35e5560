package org.strowger.forwarding;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.media.AudioSource;

/** A caller who hears everything, and keys what he was told to. */
final class FakeSession implements CallSession {
    private final List<String> heard = new ArrayList<>();
    private final Deque<String> keys = new ArrayDeque<>();
    private final String extension;

    FakeSession(String extension) {
        this.extension = extension;
    }

    FakeSession keys(String next) {
        keys.add(next);
        return this;
    }

    /** What he heard since the last answer. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public Party caller() {
        return Party.extension(extension, "");
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
        heard.clear();
    }

    @Override
    public void play(AudioSource source) {
        heard.add(source.toString());
    }

    @Override
    public AudioSource tone(ProgressTone tone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void play(AudioSource source, Duration longest) {
        heard.add(source.toString());
    }

    @Override
    public String collect(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between) {
        heard.add(prompt.toString());
        return keys.isEmpty() ? "" : keys.remove();
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
        throw new UnsupportedOperationException();
    }
}
