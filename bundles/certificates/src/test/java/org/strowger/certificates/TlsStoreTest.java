package org.strowger.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TlsStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void makesAKeyAndACertificateForEveryLocalName() throws Exception {
        TlsStore store = open("pbx.example");

        var certificate = store.certificate();
        assertThat(store.made()).isTrue();
        certificate.verify(certificate.getPublicKey());
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=pbx.example");
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> (Object) name.get(1)))
                .contains("pbx.example", "localhost", "127.0.0.1", "192.0.2.7");
        assertThat(certificate.getNotBefore().toInstant()).isBefore(NOW);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2036-03-01T10:00:00Z"));
        assertThat(store.keyStore().getKey(TlsStore.ALIAS, store.password())).isInstanceOf(PrivateKey.class);
    }

    @Test
    public void keepsWhatItMade() throws Exception {
        TlsStore first = open("pbx.example");
        byte[] content = Files.readAllBytes(first.file());

        TlsStore second = open("renamed.example");

        assertThat(second.made()).isFalse();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(Files.readAllBytes(second.file())).isEqualTo(content);
    }

    @Test
    public void filesAreTheOwnersOnlyAndPasswordsDiffer() throws Exception {
        TlsStore store = open("pbx.example");

        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        Path other = folder.newFolder().toPath();
        assertThat(open(other, "pbx.example").password()).isNotEqualTo(store.password());
    }

    @Test
    public void aStoreWhosePasswordIsLostIsRefusedAndLeftAsItIs() throws Exception {
        TlsStore store = open("pbx.example");
        byte[] content = Files.readAllBytes(store.file());
        Files.writeString(folder.getRoot().toPath().resolve("keystore-password"), "wrong\n");

        assertThatThrownBy(() -> open("pbx.example")).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(store.file())).isEqualTo(content);
    }

    @Test
    public void fingerprintIsWhatOtherToolsShow() throws Exception {
        assertThat(open("pbx.example").fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    public void aHostNameThatIsNoDnsNameIsLeftOut() throws Exception {
        TlsStore store = open("not a name");

        assertThat(store.certificate().getSubjectX500Principal().getName()).contains("CN=localhost");
    }

    private TlsStore open(String hostName) throws Exception {
        return open(folder.getRoot().toPath(), hostName);
    }

    private static TlsStore open(Path directory, String hostName) throws Exception {
        return TlsStore.open(
                directory, LocalNames.of(hostName, List.of("127.0.0.1", "192.0.2.7")), NOW, new SecureRandom());
    }
}
