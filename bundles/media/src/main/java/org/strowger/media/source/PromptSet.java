package org.strowger.media.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.PromptPack;

/** The prompts of one pack, read when they are first wanted and kept, so that what plays does not need the pack any more. */
final class PromptSet {
    private static final Logger LOG = LoggerFactory.getLogger(PromptSet.class);

    private record Key(String language, String name) {}

    private final PromptPack pack;
    private final Set<String> names;
    private final Map<Key, Optional<Prompt>> read = new ConcurrentHashMap<>();

    PromptSet(PromptPack pack) {
        this.pack = pack;
        this.names = Set.copyOf(pack.names());
    }

    Set<String> names() {
        return names;
    }

    Optional<AudioSource> find(String language, String name) {
        return names.contains(name)
                ? read.computeIfAbsent(new Key(language, name), this::read).map(p -> p)
                : Optional.empty();
    }

    private Optional<Prompt> read(Key key) {
        try (InputStream in = pack.open(key.language(), key.name())) {
            return in == null ? Optional.empty() : Optional.of(new Prompt(WavReader.read(in)));
        } catch (IOException | ProblemException e) {
            LOG.warn("Prompt {} in {} is left out: {}", key.name(), key.language(), e.getMessage());
            return Optional.empty();
        }
    }

    /** One prompt at the rates at which it has been played. */
    private static final class Prompt implements AudioSource {
        private final Pcm recorded;
        private final Map<Integer, Pcm> byRate = new ConcurrentHashMap<>();

        Prompt(Pcm recorded) {
            this.recorded = recorded;
        }

        @Override
        public Reader open(int sampleRate) {
            return byRate.computeIfAbsent(sampleRate, recorded::at).reader(false);
        }
    }
}
