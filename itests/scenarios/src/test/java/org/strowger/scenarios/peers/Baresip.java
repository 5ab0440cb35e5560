package org.strowger.scenarios.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.strowger.testkit.audio.Wav;

/** A real softphone without a screen: registers, calls, answers, holds, sends a tone and records what it hears. */
public final class Baresip implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(15);

    private final BaresipSettings settings;
    private final Path directory;
    private final Path recordings;
    private final PeerProcess process;
    private final BaresipControl control;

    private Baresip(
            BaresipSettings settings, Path directory, Path recordings, PeerProcess process, BaresipControl control) {
        this.settings = settings;
        this.directory = directory;
        this.recordings = recordings;
        this.process = process;
        this.control = control;
    }

    /** Starts it; the directory is its own. */
    static Baresip start(BaresipSettings settings, Path directory) {
        return start(settings, directory, () -> {});
    }

    /** @param more changes the files before it starts */
    static Baresip start(BaresipSettings settings, Path directory, Runnable more) {
        Path recordings = newRecordings();
        int controlPort = settings.write(directory, recordings);
        more.run();
        PeerProcess process = PeerProcess.start(
                "baresip-" + settings.user(), directory, List.of("baresip", "-f", directory.toString(), "-v", "-s"));
        try {
            return new Baresip(settings, directory, recordings, process, BaresipControl.connect(controlPort, START));
        } catch (RuntimeException e) {
            process.close();
            throw new IllegalStateException(e.getMessage() + "\n" + process.output(), e);
        }
    }

    /** Its number. */
    public String user() {
        return settings.user();
    }

    /** Waits until the server has accepted its registration; it may do so before the control connection is open. */
    public Baresip awaitRegistered() {
        try {
            Awaitility.await("registration of " + settings.user())
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> process.output().matches("(?s).*200 OK [^\n]*\\[\\d+ bindings?].*"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + process.output(), e);
        }
        return this;
    }

    /** Calls a number at its server, or a whole SIP URI. */
    public void dial(String target) {
        control.command("dial", target.startsWith("sip:") ? target : settings.uriOf(target));
    }

    public void answer() {
        control.command("accept", "");
    }

    public void hangup() {
        control.command("hangup", "");
    }

    /** Puts the other on hold. After this, what it hears itself is recorded no more, not even after a resume. */
    public void hold() {
        control.command("hold", "");
    }

    public void resume() {
        control.command("resume", "");
    }

    /** Sends the other of its latest call to a number, without asking whether anybody is there (REFER). */
    public void transfer(String target) {
        control.command("transfer", settings.uriOf(target));
    }

    /**
     * Connects the other of its latest call with the one of an earlier call. This baresip has no command for it, but sends
     * whatever address it is told, so the dialog of the earlier call is read from its log.
     */
    public void join(String earlier) {
        String dialog = Dialogs.replaces(process.output(), earlier);
        control.command("transfer", "<" + settings.uriOf(earlier) + "?Replaces=" + dialog + ">");
    }

    /** Sends one key as RFC 4733 event. */
    public void key(char digit) {
        control.command("sndcode", Character.toString(digit));
    }

    /** The mean colour, red, green and blue, of what it sees about now; null when it has seen nothing. */
    public int[] picture() {
        control.command("snapshot", "");
        return BaresipVideo.seen(directory, "recv");
    }

    /** Pictures seen up to now. */
    public void forgetPictures() {
        BaresipVideo.forget(directory);
    }

    public JsonNode awaitEstablished() {
        return await("CALL_ESTABLISHED", Duration.ofSeconds(15));
    }

    /** Waits for the end of the call; {@code param} of the event tells the reason. */
    public JsonNode awaitClosed() {
        return await("CALL_CLOSED", Duration.ofSeconds(15));
    }

    /** Waits for the next event of a type that no earlier call has returned. */
    public JsonNode await(String type, Duration limit) {
        try {
            return control.await(type, limit);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + process.output(), e);
        }
    }

    /** Forgets the events up to now, those waited for later must be new ones. */
    public void forgetEvents() {
        control.forget();
    }

    /** What it has heard in all calls so far, in order. */
    public Wav heard() {
        List<Wav> parts = recordings("-dec.wav").stream().map(Wav::read).toList();
        int length = parts.stream().mapToInt(part -> part.samples().length).sum();
        short[] all = new short[length];
        int at = 0;
        for (Wav part : parts) {
            System.arraycopy(part.samples(), 0, all, at, part.samples().length);
            at += part.samples().length;
        }
        return new Wav(parts.isEmpty() ? 8000 : parts.get(0).rate(), all);
    }

    /** Removes the recordings of calls that are over. */
    public void clearRecordings() {
        recordings(".wav").forEach(file -> file.toFile().delete());
    }

    private List<Path> recordings(String ending) {
        try (Stream<Path> files = Files.list(recordings)) {
            return files.filter(file -> file.getFileName().toString().startsWith("dump-"))
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparingLong(Baresip::created))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Short, because baresip cuts long names of recordings without a word. */
    private static Path newRecordings() {
        try {
            return Files.createTempDirectory("br");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the recordings to the other files of this phone. */
    private void keepRecordings() {
        try {
            for (Path file : recordings(".wav")) {
                Files.move(file, directory.resolve(file.getFileName()));
            }
            Files.delete(recordings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long created(Path file) {
        try {
            return ((java.nio.file.attribute.FileTime) Files.getAttribute(file, "creationTime")).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its signalling and messages, for a failing test. */
    public String log() {
        return process.output();
    }

    /** Hangs up and takes its registration back, if the server lets it do so in time. */
    @Override
    public void close() {
        control.close();
        process.close();
        keepRecordings();
    }

    @Override
    public String toString() {
        return "baresip " + settings.user() + Arrays.toString(new Path[] {directory});
    }
}
