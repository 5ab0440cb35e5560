package org.strowger.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.Certificates.CertificateInfo;
import org.strowger.api.core.Certificates.Material;
import org.strowger.api.core.Health;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

public class UploadTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ManualScheduler scheduler = new ManualScheduler(NOW);
    private final List<String> told = new ArrayList<>();
    private SelfMadeIdentity identity;
    private TestAuthority root;
    private TestAuthority below;
    private KeyPair keys;
    private X509Certificate leaf;

    @Before
    public void make() throws Exception {
        open();
        root = TestAuthority.root(NOW);
        below = root.below();
        keys = TestAuthority.ec();
        leaf = below.leaf(keys, 0, 90, "SHA256withRSA");
    }

    private void open() {
        identity = new SelfMadeIdentity(new FakeHome(folder.getRoot().toPath()), scheduler);
        identity.addListener(changed -> told.add(changed.fingerprint()));
    }

    private static Material pem(byte[] certificates, byte[] key, String password) {
        return new Material(certificates, key, null, password.toCharArray());
    }

    private String refusal(Material material) {
        String before = identity.fingerprint();
        Problem problem = catchThrowableOfType(() -> identity.install(material), ProblemException.class)
                .problems()
                .get(0);
        assertThat(identity.fingerprint()).isEqualTo(before);
        assertThat(told).isEmpty();
        assertThat(problem.text().zh()).isNotBlank();
        return problem.code() + " " + problem.field();
    }

    private String refusal(byte[] certificates, byte[] key) {
        return refusal(pem(certificates, key, ""));
    }

    private byte[] key() throws Exception {
        return TestAuthority.pkcs8(keys.getPrivate(), null);
    }

    @Test
    public void aPairIsPutInForceAndStaysSo() throws Exception {
        String selfMade = identity.fingerprint();
        CertificateInfo info = identity.install(pem(TestAuthority.pem(leaf, below.certificate), key(), ""));
        assertThat(info.uploaded()).isTrue();
        assertThat(info.subject()).isEqualTo("CN=pbx.example");
        assertThat(info.issuer()).isEqualTo("CN=Below");
        assertThat(info.key()).isEqualTo("EC 256");
        assertThat(info.selfSigned()).isFalse();
        assertThat(info.chain()).hasSize(1);
        assertThat(told).containsExactly(identity.fingerprint()).doesNotContain(selfMade);
        assertThat(identity.keyStore().getKey(identity.alias(), identity.password()))
                .isEqualTo(keys.getPrivate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity.file())))
                .isEqualTo("rw-------");
        open();
        assertThat(identity.current()).isEqualTo(info);
    }

    @Test
    public void theWayBackLeadsToTheSameCertificateAsBefore() throws Exception {
        CertificateInfo first = identity.current();
        assertThat(first.uploaded()).isFalse();
        assertThat(catchThrowableOfType(identity::restore, ProblemException.class)
                        .kind())
                .isEqualTo(ProblemException.Kind.CONFLICT);
        identity.install(pem(TestAuthority.pem(leaf, below.certificate), key(), ""));
        identity.install(pem(TestAuthority.pem(leaf), key(), ""));
        assertThat(identity.restore()).isEqualTo(first);
        open();
        assertThat(identity.current()).isEqualTo(first);
    }

    @Test
    public void keysComeInEveryUsualForm() throws Exception {
        KeyPair rsa = TestAuthority.rsa(2048);
        byte[] certificates = TestAuthority.pem(below.leaf(rsa, 0, 90, "SHA384withRSA"), below.certificate);
        for (byte[] key : List.of(
                TestAuthority.pem(rsa.getPrivate()),
                TestAuthority.pkcs8(rsa.getPrivate(), "hush"),
                TestAuthority.traditional(rsa, "hush"))) {
            assertThat(identity.install(pem(certificates, key, "hush")).key())
                    .as(new String(key, StandardCharsets.US_ASCII))
                    .isEqualTo("RSA 2048");
        }
        byte[] store = TestAuthority.pkcs12(keys.getPrivate(), "hush", leaf, below.certificate);
        assertThat(identity.install(new Material(null, null, store, "hush".toCharArray()))
                        .chain())
                .hasSize(1);
    }

    @Test
    public void passwordsThatAreMissingOrWrongAreSaid() throws Exception {
        byte[] certificates = TestAuthority.pem(leaf);
        for (byte[] key :
                List.of(TestAuthority.pkcs8(keys.getPrivate(), "hush"), TestAuthority.traditional(keys, "hush"))) {
            assertThat(refusal(pem(certificates, key, ""))).isEqualTo("key.password password");
            assertThat(refusal(pem(certificates, key, "loud"))).isEqualTo("key.password password");
        }
        byte[] store = TestAuthority.pkcs12(keys.getPrivate(), "hush", leaf);
        assertThat(refusal(new Material(null, null, store, "loud".toCharArray())))
                .isEqualTo("pkcs12.password password");
        assertThat(refusal(new Material(null, null, new byte[] {1, 2}, new char[0])))
                .isEqualTo("pkcs12.unreadable pkcs12");
        byte[] empty = TestAuthority.pkcs12(null, "hush");
        assertThat(refusal(new Material(null, null, empty, "hush".toCharArray())))
                .isEqualTo("pkcs12.empty pkcs12");
    }

    @Test
    public void whatDoesNotBelongTogetherIsRefused() throws Exception {
        byte[] foreign = TestAuthority.pkcs8(TestAuthority.ec().getPrivate(), null);
        byte[] rsa = TestAuthority.pkcs8(TestAuthority.rsa(2048).getPrivate(), null);
        assertThat(refusal(TestAuthority.pem(leaf), foreign)).isEqualTo("key.mismatch key");
        assertThat(refusal(TestAuthority.pem(leaf), rsa)).isEqualTo("key.mismatch key");
        assertThat(refusal(TestAuthority.pem(below.certificate, leaf), key()))
                .isEqualTo("certificate.chain certificate");
        assertThat(refusal(TestAuthority.pem(leaf, root.certificate), key()))
                .isEqualTo("certificate.chain certificate");
        assertThat(refusal(TestAuthority.pem(root.certificate), TestAuthority.pkcs8(root.keys.getPrivate(), null)))
                .isEqualTo("certificate.ca certificate");
    }

    @Test
    public void whatNobodyWouldAcceptIsRefused() throws Exception {
        KeyPair weak = TestAuthority.rsa(1024);
        assertThat(refusal(
                        TestAuthority.pem(below.leaf(weak, 0, 90, "SHA256withRSA")),
                        TestAuthority.pkcs8(weak.getPrivate(), null)))
                .isEqualTo("key.weak key");
        assertThat(refusal(TestAuthority.pem(below.leaf(keys, -90, -1, "SHA256withRSA")), key()))
                .isEqualTo("certificate.expired certificate");
        assertThat(refusal(TestAuthority.pem(below.leaf(keys, 1, 90, "SHA256withRSA")), key()))
                .isEqualTo("certificate.not-yet certificate");
        assertThat(refusal(TestAuthority.pem(below.leaf(keys, 0, 90, "SHA1withRSA")), key()))
                .isEqualTo("certificate.weak certificate");
    }

    @Test
    public void whatCannotBeReadIsRefused() throws Exception {
        byte[] good = TestAuthority.pem(leaf);
        byte[] text =
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal(text, key())).isEqualTo("certificate.unreadable certificate");
        assertThat(refusal(new byte[0], key())).isEqualTo("certificate.unreadable certificate");
        assertThat(refusal(key(), key())).isEqualTo("certificate.unreadable certificate");
        assertThat(refusal(good, good)).isEqualTo("key.unreadable key");
        assertThat(refusal(good, "nothing".getBytes(StandardCharsets.US_ASCII))).isEqualTo("key.unreadable key");
        assertThat(refusal(
                        good,
                        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                                .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("key.unreadable key");
        assertThat(refusal(good, null)).isEqualTo("part.missing key");
        assertThat(refusal(null, key())).isEqualTo("part.missing certificate");
        assertThat(refusal(new Material(good, key(), good, new char[0]))).isEqualTo("part.both pkcs12");
    }

    @Test
    public void healthSpeaksUpInGoodTime() throws Exception {
        identity.install(pem(TestAuthority.pem(leaf), key(), ""));
        CertificateHealth health = new CertificateHealth(scheduler, identity);
        assertThat(health.check()).isEqualTo(Health.READY);
        scheduler.advance(Duration.ofDays(61));
        assertThat(health.check().reason().en()).contains("valid until").doesNotContain("week");
        scheduler.advance(Duration.ofDays(23));
        assertThat(health.check().reason().en()).contains("week");
        scheduler.advance(Duration.ofDays(7));
        assertThat(health.check().reason().en()).contains("expired");
        assertThat(health.check().status()).isEqualTo(Health.Status.DEGRADED);
    }
}
