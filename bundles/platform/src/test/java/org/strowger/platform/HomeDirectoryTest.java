package org.strowger.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HomeDirectoryTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void credentialsAreAppendedToAFileOnlyTheOwnerCanRead() throws Exception {
        HomeDirectory home = new HomeDirectory(folder.getRoot().toPath(), "1");
        home.recordInitialCredential("admin", "first");
        home.recordInitialCredential("101", "second");

        Path file = home.root().resolve("initial-credentials.txt");
        assertThat(file).hasContent("admin first\n101 second\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    public void dataDirectoriesAreMadeForTheOwnerOnly() throws Exception {
        HomeDirectory home = new HomeDirectory(folder.getRoot().toPath(), "1");
        Path directory = home.data("tls");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(home.data("tls")).isEqualTo(directory);
    }

    @Test
    public void namesDoNotLeaveTheHome() {
        HomeDirectory home = new HomeDirectory(folder.getRoot().toPath(), "1");
        assertThatThrownBy(() -> home.data("../../elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }
}
