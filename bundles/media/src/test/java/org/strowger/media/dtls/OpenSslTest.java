package org.strowger.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.Problem;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/** Handshakes with an independent implementation: both sides must come to the same keys. */
public class OpenSslTest {
    private static final String EC = "ec -pkeyopt ec_paramgen_curve:prime256v1";
    private static final String PROFILES =
            "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80:SRTP_AES128_CM_SHA1_32:SRTP_AEAD_AES_256_GCM";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final DtlsEngine engine = new DtlsEngine(new SecureRandom(), Instant::now);
    private final List<SrtpKey> keys = new CopyOnWriteArrayList<>();
    private final List<Problem> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private IntPredicate lostIn = number -> false;
    private IntPredicate lostOut = number -> false;
    private DatagramChannel socket;
    private volatile InetSocketAddress peer;
    private DtlsAssociation association;
    private OpenSsl openssl;

    @Before
    public void open() throws IOException {
        socket = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @After
    public void close() throws IOException {
        if (openssl != null) {
            openssl.close();
        }
        if (association != null) {
            association.close();
        }
        engine.close();
        socket.close();
    }

    private void associate(boolean active, String fingerprint, boolean cookies) {
        association =
                engine.associate(new MediaSecurity.Dtls(active, fingerprint), cookies, new DtlsAssociation.Wire() {
                    @Override
                    public void send(ByteBuffer datagram) {
                        try {
                            if (!lostOut.test(sent.incrementAndGet())) {
                                socket.send(datagram, peer);
                            }
                        } catch (IOException e) {
                            failures.add(DtlsEngine.late());
                        }
                    }

                    @Override
                    public void secured(SrtpKey ours, SrtpKey theirs) {
                        keys.add(ours);
                        keys.add(theirs);
                    }

                    @Override
                    public void failed(Problem reason) {
                        failures.add(reason);
                    }
                });
        Thread pump = new Thread(this::pump);
        pump.setDaemon(true);
        pump.start();
    }

    private void pump() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (socket.isOpen()) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) socket.receive(buffer);
                buffer.flip();
                peer = from;
                if (!lostIn.test(received.incrementAndGet())) {
                    association.datagram(buffer, from, System.nanoTime());
                }
            }
        } catch (IOException e) {
            // Closed by the test.
            return;
        }
    }

    private int port() throws IOException {
        return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private void bothHaveTheSameKeys(boolean active, SrtpSuite suite) {
        await("our keys", () -> keys.size() == 2);
        await("its keys", () -> openssl.keys() != null);
        assertThat(keys).allMatch(key -> key.suite() == suite);
        byte[] exported = openssl.keys();
        int key = suite.keyBytes();
        int salt = suite.saltBytes();
        byte[] ofClient = Arrays.copyOf(exported, key + salt);
        System.arraycopy(exported, 2 * key, ofClient, key, salt);
        byte[] ofServer = Arrays.copyOfRange(exported, key, 2 * key + salt);
        System.arraycopy(exported, 2 * key + salt, ofServer, key, salt);
        // The exporter's length is no part of what it makes, so that a longer export begins alike.
        assertThat(keys.get(active ? 0 : 1).material()).isEqualTo(ofClient);
        assertThat(keys.get(active ? 1 : 0).material()).isEqualTo(ofServer);
        assertThat(failures).isEmpty();
    }

    private Path client(String algorithm, String hash, boolean cookies, String... more) throws Exception {
        Path certificate = OpenSsl.certificate(folder.getRoot().toPath(), algorithm);
        associate(false, OpenSsl.fingerprint(certificate, hash), cookies);
        openssl = OpenSsl.client(port(), certificate, more);
        return certificate;
    }

    @Test
    public void servesAClient() throws Exception {
        client(EC, "SHA-256", false, "-use_srtp", PROFILES);
        bothHaveTheSameKeys(false, SrtpSuite.AEAD_AES_128_GCM);
        await("its word", () -> openssl.said("SRTP Extension negotiated, profile=SRTP_AEAD_AES_128_GCM"));
        assertThat(openssl.said("Extended master secret: yes")).isTrue();
    }

    @Test
    public void servesAClientThatMustShowACookieFirst() throws Exception {
        client(EC, "SHA-512", true, "-use_srtp", "SRTP_AES128_CM_SHA1_80");
        bothHaveTheSameKeys(false, SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    }

    @Test
    public void servesAClientWithAnRsaKeyInSmallFragments() throws Exception {
        client("rsa:2048", "SHA-384", false, "-use_srtp", "SRTP_AES128_CM_SHA1_32", "-mtu", "300");
        bothHaveTheSameKeys(false, SrtpSuite.AES_CM_128_HMAC_SHA1_32);
    }

    @Test
    public void lostDatagramsAreRepeatedAlsoTheLastOnes() throws Exception {
        lostIn = number -> number == 1 || number == 3;
        lostOut = number -> number == 2 || number == 7;
        client(EC, "SHA-256", false, "-use_srtp", PROFILES);
        bothHaveTheSameKeys(false, SrtpSuite.AEAD_AES_128_GCM);
    }

    @Test
    public void refusesAnotherCertificateThanAnnounced() throws Exception {
        Path certificate = OpenSsl.certificate(folder.getRoot().toPath(), EC);
        associate(false, "sha-256 " + "00:".repeat(31) + "00", false);
        openssl = OpenSsl.client(port(), certificate, "-use_srtp", PROFILES);
        await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.dtls.fingerprint");
        assertThat(failures.get(0).text().zh()).isNotBlank();
        await("the alert", () -> openssl.said("alert bad certificate"));
        assertThat(keys).isEmpty();
    }

    @Test
    public void refusesAClientWithoutCertificate() throws Exception {
        associate(false, "sha-256 " + "00:".repeat(31) + "00", false);
        openssl = OpenSsl.bare(port(), "-use_srtp", PROFILES);
        await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.dtls.certificate");
    }

    @Test
    public void refusesHugeKeys() throws Exception {
        client("rsa:5120", "SHA-256", false, "-use_srtp", PROFILES);
        await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.dtls.key");
    }

    @Test
    public void refusesAClientThatKnowsNoSrtp() throws Exception {
        client(EC, "SHA-256", false);
        await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.dtls.suite");
    }

    @Test
    public void aClientWithoutAnyKnownCipherIsNotTheEndOfTheCall() throws Exception {
        Path certificate = client(EC, "SHA-256", false, "-use_srtp", PROFILES, "-cipher", "ECDHE-ECDSA-AES128-SHA");
        await("the refusal", () -> openssl.said("handshake failure"));
        openssl.close();
        openssl = OpenSsl.client(port(), certificate, "-use_srtp", PROFILES);
        bothHaveTheSameKeys(false, SrtpSuite.AEAD_AES_128_GCM);
    }

    @Test
    public void beginsWithAServer() throws Exception {
        Path certificate = OpenSsl.certificate(folder.getRoot().toPath(), EC);
        int port = new org.strowger.testkit.FreePorts().one();
        openssl = OpenSsl.server(port, certificate, "-use_srtp", "SRTP_AES128_CM_SHA1_80");
        await("it to listen", () -> openssl.said("ACCEPT"));
        peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        associate(true, OpenSsl.fingerprint(certificate, "SHA-256"), false);
        association.reachable();
        bothHaveTheSameKeys(true, SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    }

    @Test
    public void beginsWithAServerThatHasAnRsaKey() throws Exception {
        Path certificate = OpenSsl.certificate(folder.getRoot().toPath(), "rsa:2048");
        int port = new org.strowger.testkit.FreePorts().one();
        openssl = OpenSsl.server(port, certificate, "-use_srtp", "SRTP_AEAD_AES_256_GCM");
        await("it to listen", () -> openssl.said("ACCEPT"));
        peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        associate(true, OpenSsl.fingerprint(certificate, "SHA-256"), false);
        association.reachable();
        await("our keys", () -> keys.size() == 2);
        assertThat(keys.get(0).suite()).isEqualTo(SrtpSuite.AEAD_AES_256_GCM);
    }

    @Test
    public void junkIsSurvived() throws Exception {
        java.util.Random random = new java.util.Random(2);
        associate(false, "sha-256 " + "00:".repeat(31) + "00", false);
        peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
        for (int i = 0; i < 200; i++) {
            byte[] junk = new byte[1 + random.nextInt(300)];
            random.nextBytes(junk);
            junk[0] = 22;
            association.datagram(ByteBuffer.wrap(junk), peer, i * 10_000_000L);
        }
        association.close();
        assertThat(keys).isEmpty();
        assertThat(failures).isEmpty();
    }
}
