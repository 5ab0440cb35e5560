package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The ruler measures right. */
public class MethodLengthsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void countsFromSignatureToClosingBrace() throws IOException {
        Path file = folder.getRoot().toPath().resolve("Sample.java");
        Files.writeString(
                file,
                "class Sample {\n  @Deprecated\n  void three() {\n    String s = \"}\"; // }\n  }\n  int one() { return 1; }\n}\n");

        assertThat(MethodLengths.in(List.of(file)))
                .containsEntry("Sample.java Sample.three:3", 3L)
                .containsEntry("Sample.java Sample.one:6", 1L)
                .hasSize(2);
    }
}
