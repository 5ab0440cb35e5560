package org.strowger.media.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.strowger.api.media.AudioSource;

/**
 * Spoken prompts: {@code data/prompts/<language>/<name>.wav} when the owner put one there, else the shipped one; in
 * English when the language has none.
 */
public final class Prompts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");

    private record Key(URL url, int sampleRate) {}

    private final Path folder;
    private final WavFiles files;
    private final Map<Key, Pcm> shipped = new ConcurrentHashMap<>();

    public Prompts(Path folder, WavFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** The prompt, or an INVALID problem when no language has it. */
    public AudioSource prompt(String name, Locale language) {
        if (!NAME.matcher(name).matches()) {
            throw missing();
        }
        for (String code : Stream.of(language.getLanguage(), "en").distinct().toList()) {
            if (LANGUAGE.matcher(code).matches()) {
                Path own = folder.resolve(code).resolve(name + ".wav");
                if (Files.isRegularFile(own)) {
                    return files.source(own);
                }
                URL url = Prompts.class.getResource("/prompts/" + code + "/" + name + ".wav");
                if (url != null) {
                    return rate -> shipped.computeIfAbsent(new Key(url, rate), Prompts::load)
                            .reader(false);
                }
            }
        }
        throw missing();
    }

    private static RuntimeException missing() {
        return Problems.invalid("media.prompt", "name", "There is no such prompt.", "没有此提示音。");
    }

    private static Pcm load(Key key) {
        try (InputStream in = key.url().openStream()) {
            return WavReader.read(in).at(key.sampleRate());
        } catch (IOException e) {
            throw Problems.unreadable();
        }
    }
}
