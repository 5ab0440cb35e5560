package org.strowger.media.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;

/** Music on hold by class: the WAV files of a folder below {@code data/moh}, or the built-in piece. */
public final class MusicLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(MusicLibrary.class);
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String DEFAULT_CLASS = "default";
    private static final int MOST_FILES = 100;
    private static final int TELEPHONE_RATE = 8000;

    private final Path folder;
    private final WavFiles files;
    private final Map<Integer, Pcm> builtIn = new ConcurrentHashMap<>();

    public MusicLibrary(Path folder, WavFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** Endless; of the class, else of the default class, else the built-in piece. */
    public AudioSource music(String musicClass) {
        return rate -> {
            List<Pcm> pieces = pieces(musicClass, rate);
            if (pieces.isEmpty()) {
                pieces = pieces(DEFAULT_CLASS, rate);
            }
            return pieces.isEmpty() ? builtIn(rate).reader(true) : new Rounds(pieces);
        };
    }

    /** Makes the built-in piece ready for telephone sound. */
    public void prepare() {
        builtIn(TELEPHONE_RATE);
    }

    private Pcm builtIn(int rate) {
        return builtIn.computeIfAbsent(rate, r -> HoldMusic.compose().at(r));
    }

    private List<Pcm> pieces(String musicClass, int rate) {
        List<Pcm> pieces = new ArrayList<>();
        if (musicClass != null && CLASS_NAME.matcher(musicClass).matches()) {
            for (Path file : wavs(folder.resolve(musicClass))) {
                try {
                    Pcm pcm = files.load(file, rate);
                    if (pcm.samples().length > 0) {
                        pieces.add(pcm);
                    }
                } catch (ProblemException e) {
                    LOG.warn("Music {} is left out: {}", file, e.getMessage());
                }
            }
        }
        return pieces;
    }

    private static List<Path> wavs(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(f -> f.getFileName()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .endsWith(".wav"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            LOG.warn("Music in {} cannot be listed: {}", directory, e.toString());
            return List.of();
        }
    }

    /** The pieces one after another, for ever. */
    private static final class Rounds implements AudioSource.Reader {
        private final List<Pcm> pieces;
        private int piece;
        private int at;

        Rounds(List<Pcm> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read(short[] frame, int length) {
            for (int i = 0; i < length; i++) {
                short[] samples = pieces.get(piece).samples();
                frame[i] = samples[at++];
                if (at == samples.length) {
                    at = 0;
                    piece = (piece + 1) % pieces.size();
                }
            }
            return length;
        }
    }
}
