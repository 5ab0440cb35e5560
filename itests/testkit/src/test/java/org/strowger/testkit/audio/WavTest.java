package org.strowger.testkit.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WavTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatIsWrittenIsRead() throws IOException {
        Path file = folder.newFile().toPath();
        Wav written = new Wav(16000, new short[] {1, -2, 3});
        written.write(file, 2);
        Wav read = Wav.read(file);
        assertThat(read.rate()).isEqualTo(16000);
        assertThat(read.samples()).containsExactly(1, -2, 3);
    }

    @Test
    public void aFileThatHasJustBeenCreatedIsEmpty() throws IOException {
        assertThat(Wav.read(folder.newFile().toPath()).samples()).isEmpty();
    }

    @Test
    public void anythingElseIsRefused() throws IOException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, "RIFF");
        assertThatThrownBy(() -> Wav.read(file)).hasMessageContaining("is not a WAV file, of 4 bytes");
    }
}
