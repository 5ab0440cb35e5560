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

/** The key store and its password in a directory; both are made when the store is missing, and never replaced. */
final class TlsStore {
    static final String ALIAS = "strowger";
    private static final String STORE = "keystore.p12";
    private static final String PASSWORD = "keystore-password";
    private static final String CERTIFICATE = "certificate.pem";
    private static final int PASSWORD_BYTES = 24;
    private static final int PEM_LINE = 64;

    private final Path file;
    private final char[] password;
    private final KeyStore keyStore;
    private final X509Certificate certificate;
    private final boolean made;

    private TlsStore(Path file, char[] password, KeyStore keyStore, boolean made) throws GeneralSecurityException {
        this.file = file;
        this.password = password;
        this.keyStore = keyStore;
        this.made = made;
        this.certificate = (X509Certificate) keyStore.getCertificate(ALIAS);
        if (certificate == null) {
            throw new GeneralSecurityException(file + " has no entry named " + ALIAS);
        }
    }

    static TlsStore open(Path directory, List<GeneralName> names, Instant now, SecureRandom random)
            throws IOException, GeneralSecurityException {
        Path file = directory.resolve(STORE);
        boolean make = !Files.exists(file);
        if (make) {
            make(directory, SelfSigned.make(names, now, random), random);
        }
        char[] password = Files.readString(directory.resolve(PASSWORD)).strip().toCharArray();
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keyStore.load(in, password);
        }
        TlsStore store = new TlsStore(file, password, keyStore, make);
        PrivateFile.write(directory.resolve(CERTIFICATE), store.pem());
        return store;
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
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        keyStore.store(content, password.toCharArray());
        PrivateFile.write(directory.resolve(PASSWORD), (password + '\n').getBytes(StandardCharsets.US_ASCII));
        PrivateFile.write(directory.resolve(STORE), content.toByteArray());
    }

    private byte[] pem() throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    String fingerprint() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
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
