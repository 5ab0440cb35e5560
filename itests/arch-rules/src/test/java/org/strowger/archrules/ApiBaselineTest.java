package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * No contract changes in a way that its package version hides. {@code api/baseline} holds the contracts as last
 * released; {@code api/baseline/refresh} renews them at a release.
 */
public class ApiBaselineTest {
    private static final Path BASELINE = Modules.ROOT.resolve("api/baseline");

    @Test
    public void versionsTellWhatChanged() throws IOException {
        List<Path> released = released();
        assumeTrue("nothing is released yet: api/baseline/refresh makes the first baseline", !released.isEmpty());
        List<String> offences = new ArrayList<>();
        for (Path jar : released) {
            String name = jar.getFileName().toString().replace(".jar", "");
            Path module = Modules.ROOT.resolve("api").resolve(name.replaceFirst("^api-", ""));
            assertThat(module).as("contract that was released as %s", name).isDirectory();
            offences.addAll(Baselines.offences(Modules.output(module).toFile(), jar.toFile()));
        }
        assertThat(offences).isEmpty();
    }

    private static List<Path> released() throws IOException {
        if (!Files.isDirectory(BASELINE)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(BASELINE)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
