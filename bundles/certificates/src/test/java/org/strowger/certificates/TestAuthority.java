package org.strowger.certificates;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority for tests. */
final class TestAuthority {
    final KeyPair keys;
    final X509Certificate certificate;
    private final Instant now;

    private TestAuthority(KeyPair keys, X509Certificate certificate, Instant now) {
        this.keys = keys;
        this.certificate = certificate;
        this.now = now;
    }

    static TestAuthority root(Instant now) throws Exception {
        KeyPair keys = rsa(2048);
        return new TestAuthority(
                keys, issue("CN=Root", "CN=Root", keys, keys, true, now, 0, 365, "SHA256withRSA"), now);
    }

    TestAuthority below() throws Exception {
        KeyPair below = rsa(2048);
        return new TestAuthority(
                below,
                issue(
                        "CN=Below",
                        certificate.getSubjectX500Principal().getName(),
                        below,
                        keys,
                        true,
                        now,
                        0,
                        300,
                        "SHA256withRSA"),
                now);
    }

    X509Certificate leaf(KeyPair leaf, int fromDays, int toDays, String algorithm) throws Exception {
        String issuer = certificate.getSubjectX500Principal().getName();
        return issue("CN=pbx.example", issuer, leaf, keys, false, now, fromDays, toDays, algorithm);
    }

    static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static KeyPair ec() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate issue(
            String subject,
            String issuer,
            KeyPair own,
            KeyPair signer,
            boolean authority,
            Instant now,
            int fromDays,
            int toDays,
            String algorithm)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.plusSeconds(fromDays * 86_400L - 60)),
                Date.from(now.plusSeconds(toDays * 86_400L)),
                new X500Name(subject),
                own.getPublic());
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    static byte[] pem(Object... parts) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part);
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] pkcs8(PrivateKey key, String password) throws Exception {
        OutputEncryptor encryptor = password == null
                ? null
                : new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                        .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                        .setPassword(password.toCharArray())
                        .build();
        return pem(new JcaPKCS8Generator(key, encryptor).generate());
    }

    /** The older form, with a header in the block. */
    static byte[] traditional(KeyPair keys, String password) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    keys.getPrivate(),
                    new JcePEMEncryptorBuilder("AES-128-CBC")
                            .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                            .build(password.toCharArray()));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] pkcs12(PrivateKey key, String password, X509Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (key != null) {
            store.setKeyEntry("whatever", key, password.toCharArray(), chain);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }
}
