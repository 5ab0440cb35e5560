package org.strowger.plugins.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StateFileTest {
    private static final Installed SAMPLE = new Installed(
            "sample",
            "sample-feature",
            "1.0.0",
            "ab12",
            List.of(new Installed.StoredBundle("sample-1.0.0.jar", 0), new Installed.StoredBundle("b.jar", 90)),
            List.of("strowger-core"),
            "DETACHED",
            "vendor",
            "admin",
            Instant.parse("2026-11-21T08:00:00Z"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void directory() {
        directory = folder.getRoot().toPath();
    }

    @Test
    public void whatIsWrittenIsReadAgain() {
        StateFile file = new StateFile(directory);
        assertThat(file.get()).isEqualTo(PluginState.EMPTY);
        file.set(file.get().choosing("cdr", false).choosing("sample", true).with(SAMPLE));
        PluginState read = new StateFile(directory).get();
        assertThat(read.chosen()).containsEntry("cdr", false).containsEntry("sample", true);
        assertThat(read.installed("sample")).contains(SAMPLE);
        assertThat(read.without("sample").installed()).isEmpty();
        assertThat(read.without("sample").chosen()).containsOnlyKeys("cdr");
    }

    @Test
    public void aDamagedFileIsSetAside() throws IOException {
        Files.writeString(directory.resolve("plugins.json"), "{\"chosen\":");
        assertThat(new StateFile(directory).get()).isEqualTo(PluginState.EMPTY);
        assertThat(directory.resolve("plugins.json.damaged")).exists();
    }

    /** The home may have been moved: addresses are those of now. */
    @Test
    public void theFeatureIsWrittenWithWhereItsBundlesLie() throws IOException {
        Path store = Files.createDirectories(directory.resolve("a b&c"));
        assertThat(FeatureWriter.write(SAMPLE, store))
                .isEqualTo(store.resolve("features.xml").toUri());
        assertThat(Files.readString(store.resolve("features.xml")))
                .contains("<feature name=\"sample-feature\" version=\"1.0.0\">")
                .contains("<feature>strowger-core</feature>")
                .contains("<bundle start-level=\"90\">file://" + directory + "/a%20b&amp;c/b.jar</bundle>");
    }

    @Test
    public void theStoreKeepsWhatIsNeededOnly() throws IOException {
        ArchiveStore store = new ArchiveStore(directory);
        try (ArchiveStore.Stage stage = store.stage()) {
            Files.writeString(stage.bundles().resolve("sample-1.0.0.jar"), "x");
            Files.writeString(stage.bundles().resolve("b.jar"), "y");
            store.keep(stage, "ab12");
        }
        assertThat(store.holds(SAMPLE)).isTrue();
        Files.createDirectories(store.directory("old"));
        store.retain(List.of(SAMPLE));
        assertThat(store.directory("old")).doesNotExist();
        Files.delete(store.directory("ab12").resolve("b.jar"));
        assertThat(store.holds(SAMPLE)).isFalse();
        assertThat(Files.list(directory.resolve("staging"))).isEmpty();
    }
}
