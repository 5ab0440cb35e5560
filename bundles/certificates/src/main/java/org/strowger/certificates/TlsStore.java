package org.strowger.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The key store and its password in a directory; both are made when the store is missing. When another certificate takes its
 * place, the self-made one is kept beside it, under the same password.
 */
final class TlsStore {
    static final String ALIAS = "strowger";
    private static final String STORE = "keystore.p12";
    private static final String SELF_MADE = "self-made.p12";
    private static final String PASSWORD = "keystore-password";
    private static final String CERTIFICATE = "certificate.pem";
    private static final int PASSWORD_BYTES = 24;
    private static final int PEM_LINE = 64;

    private final Path file;
    private final char[] password;
    private final KeyStore keyStore;
    private final X509Certificate certificate;
    private final boolean made;
    private final String fingerprint;

    private TlsStore(Path file, char[] password, KeyStore keyStore, boolean made) throws GeneralSecurityException {
        this.file = file;
        this.password = password;
        this.keyStore = keyStore;
        this.made = made;
        this.certificate = (X509Certificate) keyStore.getCertificate(ALIAS);
        if (certificate == null) {
            throw new GeneralSecurityException(file + " has no entry named " + ALIAS);
        }
        this.fingerprint = fingerprint(certificate);
    }

    static TlsStore open(Path directory, List<GeneralName> names, Instant now, SecureRandom random)
            throws IOException, GeneralSecurityException {
        Path file = directory.resolve(STORE);
        boolean make = !Files.exists(file);
        if (make) {
            make(directory, SelfSigned.make(names, now, random), random);
        }
        char[] password = Files.readString(directory.resolve(PASSWORD)).strip().toCharArray();
        TlsStore store = new TlsStore(file, password, load(file, password), make);
        PrivateFile.write(directory.resolve(CERTIFICATE), store.pem());
        return store;
    }

    private static KeyStore load(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keyStore.load(in, password);
        }
        return keyStore;
    }

    /** Puts another key and its certificates in force. */
    TlsStore replace(KeyPairMaterial material) throws IOException, GeneralSecurityException {
        if (!uploaded()) {
            PrivateFile.write(selfMade(), Files.readAllBytes(file));
        }
        KeyStore next = KeyStore.getInstance("PKCS12");
        next.load(null, null);
        next.setKeyEntry(ALIAS, material.key(), password, material.chain().toArray(X509Certificate[]::new));
        return put(next);
    }

    private TlsStore put(KeyStore next) throws IOException, GeneralSecurityException {
        PrivateFile.write(file, store(next, password));
        TlsStore store = new TlsStore(file, password, next, false);
        PrivateFile.write(file.resolveSibling(CERTIFICATE), store.pem());
        return store;
    }

    /** Puts the self-made one in force again, or one made anew when it is missing or has expired. */
    TlsStore restore(List<GeneralName> names, Instant now, SecureRandom random)
            throws IOException, GeneralSecurityException {
        if (Files.exists(selfMade())) {
            KeyStore kept = load(selfMade(), password);
            X509Certificate own = (X509Certificate) kept.getCertificate(ALIAS);
            if (own.getNotAfter().toInstant().isAfter(now)) {
                return put(kept);
            }
        }
        SelfSigned anew = SelfSigned.make(names, now, random);
        KeyStore next = KeyStore.getInstance("PKCS12");
        next.load(null, null);
        next.setKeyEntry(ALIAS, anew.keys().getPrivate(), password, new X509Certificate[] {anew.certificate()});
        PrivateFile.write(selfMade(), store(next, password));
        return put(next);
    }

    private static byte[] store(KeyStore keyStore, char[] password) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        keyStore.store(content, password);
        return content.toByteArray();
    }

    private Path selfMade() {
        return file.resolveSibling(SELF_MADE);
    }

    /** Whether somebody put a certificate of his own in, by upload or by hand. */
    boolean uploaded() throws IOException, GeneralSecurityException {
        if (Files.exists(selfMade())) {
            return !load(selfMade(), password).getCertificate(ALIAS).equals(certificate);
        }
        return !SelfSigned.made(certificate);
    }

    /** The password first: a store without its password is lost, a password without a store is nothing yet. */
    private static void make(Path directory, SelfSigned identity, SecureRandom random)
            throws IOException, GeneralSecurityException {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        keyStore.load(null, null);
        keyStore.setKeyEntry(ALIAS, identity.keys().getPrivate(), password.toCharArray(), new X509Certificate[] {
            identity.certificate()
        });
        PrivateFile.write(directory.resolve(PASSWORD), (password + '\n').getBytes(StandardCharsets.US_ASCII));
        PrivateFile.write(directory.resolve(STORE), store(keyStore, password.toCharArray()));
    }

    byte[] pem() throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    String fingerprint() {
        return fingerprint;
    }

    Path file() {
        return file;
    }

    char[] password() {
        return password.clone();
    }

    KeyStore keyStore() {
        return keyStore;
    }

    X509Certificate certificate() {
        return certificate;
    }

    boolean made() {
        return made;
    }
}
