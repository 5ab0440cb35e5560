package org.strowger.media.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/** What one handshake must come to, in either role: whose certificate, and which SRTP suites. Used by one thread. */
final class Terms {
    private static final int LONGEST_RSA_KEY_BYTES = 560;
    private static final int LARGEST_MESSAGE = 16_384;
    /** Best first, by what they cost here; numbers of RFC 5764 section 4.1.2 and RFC 7714 section 14.2. */
    private static final List<SrtpSuite> SUITES = List.of(
            SrtpSuite.AEAD_AES_128_GCM,
            SrtpSuite.AES_CM_128_HMAC_SHA1_80,
            SrtpSuite.AEAD_AES_256_GCM,
            SrtpSuite.AES_CM_128_HMAC_SHA1_32);

    private static final int[] PROFILES = {7, 1, 8, 2};
    private static final int[] CIPHERS = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
    };
    private static final int[] WITH_RSA_SERVER = {
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    };

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private final int timeoutMillis;
    private SrtpSuite suite;
    private byte[] exported;
    private Problem verdict;

    Terms(DtlsIdentity identity, Fingerprint expected, int timeoutMillis) {
        this.identity = identity;
        this.expected = expected;
        this.timeoutMillis = timeoutMillis;
    }

    DtlsIdentity identity() {
        return identity;
    }

    int timeoutMillis() {
        return timeoutMillis;
    }

    int largestMessage() {
        return LARGEST_MESSAGE;
    }

    int[] serverCiphers() {
        return CIPHERS.clone();
    }

    int[] clientCiphers() {
        int[] all = Arrays.copyOf(CIPHERS, CIPHERS.length + WITH_RSA_SERVER.length);
        System.arraycopy(WITH_RSA_SERVER, 0, all, CIPHERS.length, WITH_RSA_SERVER.length);
        return all;
    }

    /** Why the session can never work, when that is certain; else null. */
    Problem verdict() {
        return verdict;
    }

    private TlsFatalAlert refuse(short alert, String code, Text text) {
        verdict = new Problem(code, "", text);
        return new TlsFatalAlert(alert, code);
    }

    void check(Certificate chain) throws IOException {
        if (chain == null || chain.isEmpty()) {
            throw refuse(
                    AlertDescription.certificate_required,
                    "media.dtls.certificate",
                    Text.of("The party showed no certificate for encrypted media.", "对方未出示媒体加密证书。"));
        }
        byte[] encoded = chain.getCertificateAt(0).getEncoded();
        if (!expected.matches(encoded)) {
            throw refuse(
                    AlertDescription.bad_certificate,
                    "media.dtls.fingerprint",
                    Text.of(
                            "The party's certificate for encrypted media is not the one that its call announced.",
                            "对方的媒体加密证书与呼叫信令中声明的指纹不符。"));
        }
        SubjectPublicKeyInfo key =
                org.bouncycastle.asn1.x509.Certificate.getInstance(encoded).getSubjectPublicKeyInfo();
        boolean rsa =
                PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm());
        // Checking signatures of huge keys is work that a stranger could make us do.
        if (rsa && key.getPublicKeyData().getBytes().length > LONGEST_RSA_KEY_BYTES) {
            throw refuse(
                    AlertDescription.unsupported_certificate,
                    "media.dtls.key",
                    Text.of(
                            "The party's certificate for encrypted media has a key of more than 4096 bits.",
                            "对方的媒体加密证书密钥超过 4096 位。"));
        }
    }

    UseSRTPData offer() {
        return new UseSRTPData(PROFILES.clone(), TlsUtils.EMPTY_BYTES);
    }

    /** As server: the best of what the client offers. */
    void choose(Hashtable<?, ?> extensions) throws IOException {
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        for (int i = 0; offered != null && suite == null && i < PROFILES.length; i++) {
            suite = contains(offered.getProtectionProfiles(), PROFILES[i]) ? SUITES.get(i) : null;
        }
        requireSuite();
    }

    /** As client: what the server chose. */
    void accept(Hashtable<?, ?> extensions) throws IOException {
        UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
        for (int i = 0; chosen != null && i < PROFILES.length; i++) {
            int[] profiles = chosen.getProtectionProfiles();
            suite = profiles.length == 1 && profiles[0] == PROFILES[i] ? SUITES.get(i) : suite;
        }
        requireSuite();
    }

    private void requireSuite() throws IOException {
        if (suite == null) {
            throw refuse(
                    AlertDescription.handshake_failure,
                    "media.dtls.suite",
                    Text.of("The party offers no encryption for media that is known here.", "对方未提供本系统支持的媒体加密方式。"));
        }
    }

    private static boolean contains(int[] profiles, int profile) {
        return Arrays.stream(profiles).anyMatch(each -> each == profile);
    }

    UseSRTPData chosen() {
        return new UseSRTPData(new int[] {PROFILES[SUITES.indexOf(suite)]}, TlsUtils.EMPTY_BYTES);
    }

    /** The handshake is through. */
    void export(TlsContext context) {
        exported =
                context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (suite.keyBytes() + suite.saltBytes()));
    }

    /** RFC 5764 section 4.2: both keys, then both salts, the client's first. */
    SrtpKey key(boolean ofClient) {
        int keyBytes = suite.keyBytes();
        int saltBytes = suite.saltBytes();
        byte[] material = new byte[keyBytes + saltBytes];
        System.arraycopy(exported, ofClient ? 0 : keyBytes, material, 0, keyBytes);
        System.arraycopy(exported, 2 * keyBytes + (ofClient ? 0 : saltBytes), material, keyBytes, saltBytes);
        return new SrtpKey(suite, material);
    }
}
