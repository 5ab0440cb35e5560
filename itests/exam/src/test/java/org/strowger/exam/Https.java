package org.strowger.exam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of the product's HTTPS port, inside the container; trusts the certificate that lies in the home directory. */
final class Https {
    private static final int TIMEOUT = 5_000;

    private final Path home;

    Https(Path home) {
        this.home = home;
    }

    /** The status code, or 0 when nobody answers. */
    int status(String path) throws IOException, GeneralSecurityException {
        if (!Files.exists(certificate())) {
            return 0;
        }
        HttpsURLConnection connection =
                (HttpsURLConnection) new URL("https", "127.0.0.1", port(), path).openConnection();
        connection.setSSLSocketFactory(context().getSocketFactory());
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        try {
            int status = connection.getResponseCode();
            InputStream body = status < HttpsURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream();
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            return status;
        } catch (IOException e) {
            return 0;
        } finally {
            connection.disconnect();
        }
    }

    private Path certificate() {
        return home.resolve("data/tls/certificate.pem");
    }

    private int port() throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("etc/org.strowger.http.cfg"))) {
            settings.load(in);
        }
        return Integer.parseInt(settings.getProperty("httpsPort").strip());
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate())) {
            trusted.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
