package org.strowger.media.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;

/** WAV files as sources. Decoded files stay in memory as long as there is room, since many callers hear the same few. */
public final class WavFiles {
    private static final long MOST_CACHED_BYTES = 48L * 1024 * 1024;

    private record Key(Path path, long modified, long size, int sampleRate) {}

    private final Map<Key, Pcm> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;

    /** A file, checked for being there now and read when it is played. */
    public AudioSource source(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            throw Problems.unreadable();
        }
        return rate -> load(file, rate).reader(false);
    }

    /** Reads a file at a sample rate. Blocks. */
    Pcm load(Path file, int sampleRate) {
        try {
            long modified = Files.getLastModifiedTime(file).toMillis();
            Key key = new Key(file.toAbsolutePath(), modified, Files.size(file), sampleRate);
            Pcm known = cached(key);
            if (known != null) {
                return known;
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return keep(key, WavReader.read(in).at(sampleRate));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ProblemException unreadable(IOException cause) {
        ProblemException problem = Problems.unreadable();
        problem.initCause(cause);
        return problem;
    }

    private synchronized Pcm cached(Key key) {
        return cache.get(key);
    }

    private synchronized Pcm keep(Key key, Pcm pcm) {
        if (cache.put(key, pcm) == null) {
            cachedBytes += 2L * pcm.samples().length;
        }
        var oldest = cache.entrySet().iterator();
        while (cachedBytes > MOST_CACHED_BYTES && oldest.hasNext()) {
            cachedBytes -= 2L * oldest.next().getValue().samples().length;
            oldest.remove();
        }
        return pcm;
    }
}
