package org.strowger.testkit;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.strowger.api.core.Problem;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.media.RecordingOptions;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;

/** Sound that only exists as a protocol of what was done with it. */
public final class FakeMediaEndpoint implements RtpEndpoint {
    private final String label;
    private final List<String> played = new CopyOnWriteArrayList<>();
    private final List<Character> sentDigits = new CopyOnWriteArrayList<>();
    private final List<Path> recordings = new CopyOnWriteArrayList<>();
    private volatile Running running;
    private volatile MediaListener listener;
    private volatile Runnable silent;
    private volatile RecordingOptions recordingOptions;
    private volatile boolean echoing;
    private volatile boolean recording;
    private volatile boolean closed;
    private volatile RtpParameters parameters;

    public FakeMediaEndpoint(String label) {
        this.label = label;
    }

    private final class Running implements Playback {
        private final String name;
        private final Consumer<Boolean> ended;

        Running(String name, Consumer<Boolean> ended) {
            this.name = name;
            this.ended = ended;
        }

        @Override
        public void stop() {
            end(this, false);
        }
    }

    private void end(Running playback, boolean byItself) {
        boolean current;
        synchronized (this) {
            current = running == playback;
            if (current) {
                running = null;
            }
        }
        if (current && playback.ended != null) {
            playback.ended.accept(byItself);
        }
    }

    /** What plays now; empty when nothing does. */
    public String playing() {
        Running now = running;
        return now == null ? "" : now.name;
    }

    /** All that was ever played. */
    public List<String> played() {
        return List.copyOf(played);
    }

    /** What plays now comes to its end. */
    public void playedToTheEnd() {
        Running now = running;
        if (now != null) {
            end(now, true);
        }
    }

    /** The party presses a key inside the sound. */
    public void presses(char key) {
        listener.digit(key, 100);
    }

    /** The party holds a key down inside the sound. */
    public void begins(char key) {
        listener.digitBegins(key);
    }

    /** The party's sound has been missing for too long. */
    public void fallsSilent() {
        listener.timeout();
    }

    /** It turns out that this party's sound can never come. */
    public void fails(Problem reason) {
        listener.failed(reason);
    }

    public List<Character> sentDigits() {
        return List.copyOf(sentDigits);
    }

    public boolean echoing() {
        return echoing;
    }

    public boolean recording() {
        return recording;
    }

    public List<Path> recordings() {
        return List.copyOf(recordings);
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public Playback play(AudioSource source, Consumer<Boolean> ended) {
        Running before = running;
        if (before != null) {
            before.stop();
        }
        Running next = new Running(source.toString(), ended);
        played.add(next.name);
        running = next;
        return next;
    }

    /** How the recording was asked for last. */
    public RecordingOptions recordingOptions() {
        return recordingOptions;
    }

    /** The party has said nothing for as long as the recording's options say. */
    public void saysNothing() {
        silent.run();
    }

    @Override
    public Recording record(Path file, RecordingOptions options, Runnable whenSilent) {
        silent = whenSilent;
        recordingOptions = options;
        recordings.add(file);
        recording = true;
        return new Recording() {
            @Override
            public void stop() {
                recording = false;
            }

            @Override
            public long milliseconds() {
                return 1234;
            }
        };
    }

    @Override
    public Playback echo() {
        echoing = true;
        return () -> echoing = false;
    }

    @Override
    public void listen(MediaListener told) {
        listener = told;
    }

    @Override
    public void sendDigit(char digit, int milliseconds) {
        sentDigits.add(digit);
    }

    @Override
    public MediaStatistics statistics() {
        return new MediaStatistics("PCMA", 50, 8000, 50, 8000, 0, 0, 1.5, -1, -1, 4.4);
    }

    @Override
    public void close() {
        closed = true;
        Running now = running;
        if (now != null) {
            now.stop();
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return InetSocketAddress.createUnresolved(label, 4000);
    }

    @Override
    public void negotiate(RtpParameters agreed) {
        parameters = agreed;
    }

    @Override
    public RtpParameters parameters() {
        return parameters;
    }

    @Override
    public String fingerprint() {
        return "sha-256 " + "AB:".repeat(31) + "AB";
    }

    @Override
    public IceCredentials ice() {
        return new IceCredentials("fake", "fakefakefakefakefakefake");
    }

    @Override
    public boolean secured() {
        return true;
    }
}
