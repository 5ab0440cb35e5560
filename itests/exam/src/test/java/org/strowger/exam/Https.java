package org.strowger.exam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of the product's HTTPS port, inside the container; trusts the certificate that lies in the home directory. */
final class Https {
    private static final int TIMEOUT = 30_000;
    private static final int PATIENCE = 60_000;

    private final Path home;

    Https(Path home) {
        this.home = home;
    }

    /** An answer. */
    record Reply(int status, String body) {}

    /** The status code, or 0 when nobody answers. */
    int status(String path) throws IOException, GeneralSecurityException {
        return send("GET", path, null, null).status();
    }

    /** A session's token for the administrator that the system made itself. */
    String signIn() throws IOException, GeneralSecurityException {
        String credentials = Files.readString(home.resolve("initial-credentials.txt"));
        String password = find("(?m)^admin (\\S+)$", credentials);
        String body = "{\"user\":\"admin\",\"password\":\"" + password + "\"}";
        return find(
                "\"token\":\"([^\"]+)\"",
                send("POST", "/api/v1/session", null, body).body());
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** @param json null for none; status 0 when nobody answers */
    Reply send(String method, String path, String token, String json) throws IOException, GeneralSecurityException {
        return send(method, path, token, json, "application/json");
    }

    /** What comes over a connection that stays open. */
    BufferedReader open(String path, String token) throws IOException, GeneralSecurityException {
        HttpsURLConnection connection =
                (HttpsURLConnection) new URL("https", "127.0.0.1", port(), path).openConnection();
        connection.setSSLSocketFactory(context().getSocketFactory());
        connection.setReadTimeout(PATIENCE);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "text/event-stream");
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    Reply send(String method, String path, String token, String body, String type)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(certificate())) {
            return new Reply(0, "");
        }
        HttpsURLConnection connection =
                (HttpsURLConnection) new URL("https", "127.0.0.1", port(), path).openConnection();
        connection.setSSLSocketFactory(context().getSocketFactory());
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        connection.setRequestMethod(method);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        try {
            write(connection, body, type);
            int status = connection.getResponseCode();
            InputStream answer = status < HttpsURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream();
            return new Reply(status, answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Reply(0, e.toString());
        } finally {
            connection.disconnect();
        }
    }

    private static void write(HttpsURLConnection connection, String body, String type) throws IOException {
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", type);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
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
