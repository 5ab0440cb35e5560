package org.strowger.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Constants;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.PromptLibrary.Origin;
import org.strowger.api.media.PromptLibrary.PromptInfo;
import org.strowger.testkit.FakeHome;

public class PromptShelfTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final PromptPacks packs = new PromptPacks();
    private PromptShelf shelf;
    private Path files;

    @Before
    public void open() {
        FakeHome home = new FakeHome(folder.getRoot().toPath());
        shelf = new PromptShelf(home, packs);
        files = home.data("prompts");
        packs.add(
                new PromptPacksTest.Pack("parking").with("en/parking-slot", 100),
                Map.of(Constants.SERVICE_BUNDLEID, 7L));
    }

    private static byte[] wav(int samples) {
        return PromptPacksTest.wav(samples);
    }

    private PromptInfo info(String name, String language) {
        return shelf.list().stream()
                .filter(i -> i.name().equals(name) && i.language().equals(language))
                .findFirst()
                .orElse(null);
    }

    @Test
    public void allAreListedWithWhoBringsThem() {
        shelf.put("en", "welcome", wav(50));
        shelf.put("fr", "goodbye", wav(50));
        shelf.put("en", "goodbye", wav(50));
        assertThat(info("welcome", "en")).isEqualTo(new PromptInfo("welcome", "en", Origin.OWN, false));
        assertThat(info("goodbye", "fr")).isEqualTo(new PromptInfo("goodbye", "fr", Origin.OWN, false));
        assertThat(info("goodbye", "en")).isEqualTo(new PromptInfo("goodbye", "en", Origin.OWN, true));
        assertThat(info("goodbye", "zh")).isEqualTo(new PromptInfo("goodbye", "zh", Origin.SYSTEM, false));
        assertThat(info("parking-slot", "en")).isEqualTo(new PromptInfo("parking-slot", "en", Origin.PLUGIN, false));
        assertThat(info("parking-slot", "zh")).isNull();
    }

    @Test
    public void whatIsHeardIsRead() {
        assertThat(shelf.read("en", "parking-slot").orElseThrow()).isEqualTo(wav(100));
        assertThat(shelf.read("zh", "parking-slot")).isEmpty();
        assertThat(shelf.read("en", "goodbye").orElseThrow()).hasSizeGreaterThan(1000);
        shelf.put("en", "goodbye", wav(50));
        assertThat(shelf.read("en", "goodbye").orElseThrow()).isEqualTo(wav(50));
        assertThat(shelf.delete("en", "goodbye")).isTrue();
        assertThat(shelf.read("en", "goodbye").orElseThrow()).hasSizeGreaterThan(1000);
        assertThat(shelf.delete("en", "goodbye")).isFalse();
    }

    @Test
    public void onlySoundsUnderProperNamesAreTaken() throws IOException {
        for (String bad : List.of("", "Welcome", "a b", "../x", "a/b", "-x", "x".repeat(65))) {
            refused("name", "en", bad, wav(50));
            assertThat(shelf.read("en", bad)).isEmpty();
            assertThat(shelf.delete("en", bad)).isFalse();
        }
        for (String bad : List.of("", "e", "..", "EN", "en-gb", "languages1")) {
            refused("language", bad, "welcome", wav(50));
        }
        refused("file", "en", "welcome", new byte[] {1, 2, 3});
        try (var left = Files.walk(files)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void refused(String field, String language, String name, byte[] wav) {
        assertThatThrownBy(() -> shelf.put(language, name, wav)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.kind()).isEqualTo(ProblemException.Kind.INVALID);
            assertThat(e.problems().get(0).field()).isEqualTo(field);
        });
    }

    @Test
    public void strangeFilesDoNotDisturb() throws IOException {
        Files.createDirectories(files.resolve("en"));
        Files.writeString(files.resolve("en/Notes.txt"), "x");
        Files.writeString(files.resolve("readme.wav"), "x");
        assertThat(shelf.list()).noneMatch(i -> i.origin() == Origin.OWN);
    }
}
