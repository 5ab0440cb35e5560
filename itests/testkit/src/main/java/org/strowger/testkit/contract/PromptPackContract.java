package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.PromptPack;
import org.strowger.testkit.audio.Wav;

/** Prompts that a bundle brings: all there, in both languages, and to be heard. */
public abstract class PromptPackContract {
    private static final int AUDIBLE = 1000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    protected abstract PromptPack pack();

    @Test
    public void namesBeginWithThePrefix() {
        assertThat(pack().prefix()).matches("[a-z][a-z0-9]{0,30}");
        assertThat(pack().names()).isNotEmpty().allSatisfy(name -> assertThat(name)
                .startsWith(pack().prefix() + "-")
                .matches("[a-z0-9][a-z0-9-]{0,63}"));
    }

    @Test
    public void eachIsSpokenInBothLanguages() throws IOException {
        for (String name : pack().names()) {
            for (String language : List.of("en", "zh")) {
                audible(language + "/" + name, language, name);
            }
        }
    }

    private void audible(String what, String language, String name) throws IOException {
        Path file = folder.newFile().toPath();
        try (InputStream sound = pack().open(language, name)) {
            assertThat(sound).as(what).isNotNull();
            Files.copy(sound, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Wav wav = Wav.read(file);
        int loudest = 0;
        for (short sample : wav.samples()) {
            loudest = Math.max(loudest, Math.abs((int) sample));
        }
        assertThat(loudest).as("loudest sample of " + what).isGreaterThan(AUDIBLE);
        assertThat(wav.seconds()).as("seconds of " + what).isBetween(0.2, 60.0);
    }

    @Test
    public void whatIsNotThereIsNull() throws IOException {
        try (InputStream nothing = pack().open("en", pack().prefix() + "-no-such-prompt")) {
            assertThat(nothing).isNull();
        }
    }
}
