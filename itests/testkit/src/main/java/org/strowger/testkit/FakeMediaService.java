package org.strowger.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaService;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.RtpEndpoint;

/** A media plane without sound. Sources are known by what they were asked for, such as {@code music default}. */
public final class FakeMediaService implements MediaService {
    private final List<Bridge> bridges = new CopyOnWriteArrayList<>();
    private volatile boolean passesDigits = true;
    private final Set<String> prompts = ConcurrentHashMap.newKeySet();

    /** Sound that is nothing but its name. */
    public record Source(String name) implements AudioSource {
        @Override
        public Reader open(int sampleRate) {
            return (frame, length) -> 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Two endpoints joined, for as long as it is open. */
    public final class Bridge implements MediaBridge {
        private final MediaEndpoint a;
        private final MediaEndpoint b;
        private final Set<MediaEndpoint> kept = ConcurrentHashMap.newKeySet();

        Bridge(MediaEndpoint a, MediaEndpoint b) {
            this.a = a;
            this.b = b;
        }

        /** Whether it joins these two, in any order. */
        public boolean joins(MediaEndpoint one, MediaEndpoint other) {
            return a == one && b == other || a == other && b == one;
        }

        @Override
        public boolean relaying() {
            return true;
        }

        @Override
        public boolean passesDigits(MediaEndpoint from) {
            return passesDigits && !kept.contains(from);
        }

        @Override
        public void keepDigits(MediaEndpoint from, boolean keep) {
            if (keep) {
                kept.add(from);
            } else {
                kept.remove(from);
            }
        }

        @Override
        public MediaEndpoint.Recording record(Path file, int sampleRate) {
            return a.record(file);
        }

        @Override
        public void close() {
            bridges.remove(this);
        }
    }

    /** Whether keys inside the sound pass through bridges. */
    public void passDigits(boolean pass) {
        passesDigits = pass;
    }

    /** Makes a prompt available, such as {@code digit-1}, in every language. */
    public void addPrompt(String name) {
        prompts.add(name);
    }

    /** Bridges that are open. */
    public List<Bridge> bridges() {
        return List.copyOf(bridges);
    }

    @Override
    public RtpEndpoint openRtp(String label) {
        return new FakeMediaEndpoint(label);
    }

    @Override
    public RtpEndpoint openVideo(String label) {
        return new FakeMediaEndpoint(label);
    }

    @Override
    public MediaBridge bridge(MediaEndpoint a, MediaEndpoint b) {
        Bridge bridge = new Bridge(a, b);
        bridges.add(bridge);
        return bridge;
    }

    @Override
    public List<Codec> codecs() {
        return List.of();
    }

    @Override
    public AudioSource wav(Path file) {
        return new Source("wav " + file.getFileName());
    }

    @Override
    public AudioSource tone(String cadence) {
        return new Source("tone " + cadence);
    }

    @Override
    public AudioSource beep(int hertz, int milliseconds) {
        return new Source("beep " + hertz);
    }

    @Override
    public AudioSource music(String musicClass) {
        return new Source("music " + musicClass);
    }

    @Override
    public AudioSource sequence(List<AudioSource> sources) {
        return new Source(sources.stream().map(AudioSource::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public AudioSource prompt(String name, Locale language) {
        if (!prompts.contains(name)) {
            throw new ProblemException(
                    ProblemException.Kind.NOT_FOUND,
                    "prompt.unknown",
                    "",
                    Text.of("There is no such prompt", "没有此提示音"));
        }
        return new Source("prompt " + name + " " + language);
    }

    @Override
    public MediaUsage usage() {
        return new MediaUsage(0, bridges.size(), 0, 0);
    }

    @Override
    public Mixer mixer(int sampleRate) {
        throw new UnsupportedOperationException("nothing is mixed here");
    }
}
