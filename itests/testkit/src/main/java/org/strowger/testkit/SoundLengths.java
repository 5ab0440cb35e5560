package org.strowger.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.api.media.AudioSource;

/** How long sounds last that are nothing but their names. */
final class SoundLengths {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Map<String, Duration> lengths = new LinkedHashMap<>();

    private record Endless(String name) implements AudioSource {
        @Override
        public Reader open(int sampleRate) {
            return (frame, length) -> length;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static AudioSource endless(String name) {
        return new Endless(name);
    }

    void put(String part, Duration length) {
        lengths.put(part, length);
    }

    Duration of(AudioSource source) {
        return lengths.entrySet().stream()
                .filter(entry -> source.toString().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(source instanceof Endless ? FOR_EVER : USUAL);
    }
}
