package org.strowger.sip.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import org.strowger.api.core.TlsIdentity;

/** A self-made certificate, made once by the JDK's keytool. */
public final class TestIdentity implements TlsIdentity {
    private static final String PASSWORD = "for-this-test-only";
    private final Path file;
    private final KeyStore store;

    public TestIdentity() {
        try {
            file = Files.createTempDirectory("identity").resolve("id.p12");
            run();
            store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public char[] password() {
        return PASSWORD.toCharArray();
    }

    @Override
    public KeyStore keyStore() {
        return store;
    }

    @Override
    public String alias() {
        return "tls";
    }

    @Override
    public String fingerprint() {
        return file.toString();
    }
}
