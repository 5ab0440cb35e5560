package org.strowger.api.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: spoken prompts that a bundle brings, played by {@link MediaService#prompt} while it is there. What has
 * begun to play is played to its end.
 *
 * <p>By default the sounds are resources of the bundle, {@code /prompts/<language>/<name>.wav}, and their names stand in
 * {@code /prompts/names.txt}, one a line; {@code etc/prompts/make-prompts.sh} makes both. All have to be spoken in English,
 * which is heard in place of a language that is missing.
 */
@ConsumerType
public interface PromptPack {
    /**
     * All names begin with this and a hyphen, so that packs never take each other's or the system's names by accident.
     * Lower case letters and digits, typically the bundle's name, such as {@code parking}.
     */
    String prefix();

    /** Such as {@code parking-slot}: lower case letters, digits, hyphens, at most 64. Read once, when the pack appears. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        try (InputStream list = getClass().getResourceAsStream("/prompts/names.txt")) {
            if (list == null) {
                throw new IllegalStateException("there is no /prompts/names.txt");
            }
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /**
     * The sound, WAV as in {@link MediaService#wav}; read once and kept in memory.
     *
     * @param language two letters, such as {@code zh}
     * @return null when the language has none; the caller closes it
     */
    default InputStream open(String language, String name) {
        return getClass().getResourceAsStream("/prompts/" + language + '/' + name + ".wav");
    }
}
