package org.strowger.testkit.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Somebody who signs archives: with a certificate of his own as JARs, or with an Ed25519 key beside them. */
public final class Signer {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyPair key;
    private final KeyStore.PrivateKeyEntry certified;

    private Signer(KeyPair key, KeyStore.PrivateKeyEntry certified) {
        this.key = key;
        this.certified = certified;
    }

    /** A new one; the certificate is made by the JDK's tool in this directory. */
    public static Signer make(Path directory, String name) {
        Path store = directory.resolve(name + ".p12");
        try {
            Process keytool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "signer",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=" + name,
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(PASSWORD)))
                    .redirectErrorStream(true)
                    .start();
            keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                loaded.load(in, PASSWORD);
            }
            return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), (KeyStore.PrivateKeyEntry)
                    loaded.getEntry("signer", new KeyStore.PasswordProtection(PASSWORD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as the configuration takes it. */
    public String certificate() {
        try {
            return Base64.getEncoder().encodeToString(certified.getCertificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The Ed25519 key as the configuration takes it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    /** A signature beside the archive. */
    public byte[] detached(Path archive) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(Files.readAllBytes(archive));
            return signature.sign();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy with a signature in it. */
    public Path signed(Path archive, Path copy) {
        try (ZipFile zip = new ZipFile(archive.toFile());
                OutputStream out = Files.newOutputStream(copy)) {
            new JarSigner.Builder(certified).build().sign(zip, out);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
