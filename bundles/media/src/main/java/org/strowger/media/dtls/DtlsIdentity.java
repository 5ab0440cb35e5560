package org.strowger.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Key and certificate of this media plane: ECDSA on P-256, signed by itself, made anew at each start and never stored.
 * Its subject says nothing about the system. Immutable.
 */
final class DtlsIdentity {
    private static final Duration BACK = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 64;

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter key;
    private final Certificate certificate;
    private final String fingerprint;

    private DtlsIdentity(BcTlsCrypto crypto, AsymmetricKeyParameter key, byte[] encoded) throws IOException {
        this.crypto = crypto;
        this.key = key;
        certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
        fingerprint = Fingerprint.sha256(encoded);
    }

    static DtlsIdentity make(SecureRandom random, Instant now) {
        try {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(
                    new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, CustomNamedCurves.getByName("P-256")),
                    random));
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            return new DtlsIdentity(
                    new BcTlsCrypto(random),
                    pair.getPrivate(),
                    certificate(pair, random, now).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("no media certificate: " + e.getMessage(), e);
        }
    }

    private static X509CertificateHolder certificate(AsymmetricCipherKeyPair pair, SecureRandom random, Instant now)
            throws IOException, OperatorCreationException {
        AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
        AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
        X500Name name = new X500Name("CN=" + Long.toHexString(random.nextLong()));
        return new BcX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(now.minus(BACK)),
                        Date.from(now.plus(AHEAD)),
                        name,
                        pair.getPublic())
                .build(new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate()));
    }

    /** As in SDP. */
    String fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsCryptoParameters parameters) {
        return new BcDefaultTlsCredentialedSigner(
                parameters,
                crypto,
                key,
                certificate,
                SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }
}
