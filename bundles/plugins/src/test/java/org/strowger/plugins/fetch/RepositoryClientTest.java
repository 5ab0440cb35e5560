package org.strowger.plugins.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.settings.PluginRepository;
import org.strowger.testkit.ManualScheduler;

public class RepositoryClientTest {
    private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RepositoryClient client = new RepositoryClient(new ManualScheduler(), () -> TLS, 100);

    private String refused(String url, String archive) {
        Path target = folder.getRoot().toPath().resolve("target");
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> client.fetch(new PluginRepository("r", url, true, false), archive, target))
                .problems()
                .get(0)
                .code();
    }

    @Test
    public void onlyHttpsAndFiles() {
        assertThat(RepositoryAddress.valid("https://plugins.example.org/strowger"))
                .isTrue();
        assertThat(RepositoryAddress.valid("file:///srv/plugins")).isTrue();
        for (String url : new String[] {
            "http://plugins.example.org/",
            "https://user:secret@plugins.example.org/",
            "https:///x",
            "https://h/x?y",
            "https://h/x#y",
            "file://host/x",
            "ftp://h/x",
            "jar:file:/x!/y",
            "plain",
            "file:x",
            "a b"
        }) {
            assertThat(RepositoryAddress.valid(url)).as(url).isFalse();
        }
    }

    @Test
    public void archivesLieBelowTheRepository() throws IOException {
        Path repository = folder.newFolder("repository").toPath();
        Path outside = Files.writeString(folder.getRoot().toPath().resolve("secret"), "secret");
        Files.createSymbolicLink(repository.resolve("link.kar"), outside);
        Files.write(repository.resolve("large.kar"), new byte[101]);
        String url = repository.toUri().toString();
        for (String path : new String[] {
            "../secret", "/etc/passwd", "a/../../secret", "https://h/x", "", ".hidden", "a//b", "%2e%2e/x"
        }) {
            assertThat(refused(url, path)).as(path).isEqualTo("plugin.repository.path");
        }
        assertThat(refused(url, "link.kar")).isEqualTo("plugin.repository.missing");
        assertThat(refused(url, "none.kar")).isEqualTo("plugin.repository.missing");
        assertThat(refused(url, "large.kar")).isEqualTo("plugin.archive.size");
    }

    @Test
    public void privateAddressesAreNotConnectedTo() throws IOException {
        for (String address : new String[] {
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "::"
        }) {
            assertThat(GuardedSockets.isPrivate(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address : new String[] {"192.0.2.1", "8.8.4.4", "2001:db8::1", "100.128.0.1"}) {
            assertThat(GuardedSockets.isPrivate(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "https://localhost:" + server.getLocalPort() + "/";
            assertThat(refused(url, "x.kar")).isEqualTo("plugin.repository.unreachable");
            try (Socket guarded = new GuardedSockets(TLS).createSocket()) {
                InetSocketAddress there = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
                assertThat(catchThrowableOfType(IOException.class, () -> guarded.connect(there, 1000)))
                        .hasMessageContaining("private network");
            }
        }
    }
}
