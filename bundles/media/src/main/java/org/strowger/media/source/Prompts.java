package org.strowger.media.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.strowger.api.media.AudioSource;

/**
 * Spoken prompts: {@code data/prompts/<language>/<name>.wav} when the owner put one there, else the shipped one, else that
 * of another bundle; in English when the language has none.
 */
public final class Prompts {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");

    private final Path folder;
    private final WavFiles files;
    private final PromptSet shipped = new PromptSet(new ShippedPrompts());
    private final PromptPacks packs;

    public Prompts(Path folder, WavFiles files, PromptPacks packs) {
        this.folder = folder;
        this.files = files;
        this.packs = packs;
    }

    /** The prompt, or an INVALID problem when no language has it. */
    public AudioSource prompt(String name, Locale language) {
        if (NAME.matcher(name).matches()) {
            for (String code :
                    Stream.of(language.getLanguage(), "en").distinct().toList()) {
                Optional<AudioSource> found = LANGUAGE.matcher(code).matches() ? find(code, name) : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw Problems.invalid("media.prompt", "name", "There is no such prompt.", "没有此提示音。");
    }

    private Optional<AudioSource> find(String language, String name) {
        Path own = folder.resolve(language).resolve(name + ".wav");
        if (Files.isRegularFile(own)) {
            return Optional.of(files.source(own));
        }
        return shipped.find(language, name).or(() -> packs.find(language, name));
    }
}
