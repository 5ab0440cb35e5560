package org.strowger.rest.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.strowger.api.core.TlsIdentity;

/**
 * Asks, without signing in, who is signed in: an API that works refuses with a problem document. Trusts exactly the
 * system's own certificate, whatever names are in it.
 */
final class HttpsPing implements Ping {
    private static final int TIMEOUT_MS = 5_000;

    private final URL url;
    private final SSLSocketFactory sockets;

    HttpsPing(String bindAddress, int port, TlsIdentity identity) throws GeneralSecurityException, IOException {
        url = URI.create("https://" + host(bindAddress) + ":" + port + "/api/v1/session")
                .toURL();
        sockets = trusting(identity);
    }

    private static String host(String bindAddress) {
        if ("0.0.0.0".equals(bindAddress) || "::".equals(bindAddress) || bindAddress.isEmpty()) {
            return "127.0.0.1";
        }
        return bindAddress.indexOf(':') < 0 ? bindAddress : "[" + bindAddress + "]";
    }

    private static SSLSocketFactory trusting(TlsIdentity identity) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("self", identity.keyStore().getCertificate(identity.alias()));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Override
    public Outcome ask() {
        HttpsURLConnection connection = null;
        try {
            connection = (HttpsURLConnection) url.openConnection();
            connection.setSSLSocketFactory(sockets);
            connection.setHostnameVerifier((name, session) -> true);
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            String type = connection.getHeaderField("Content-Type");
            boolean refused = connection.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
            return refused && type != null && type.contains("problem+json") ? Outcome.ANSWERED : Outcome.NO_API;
        } catch (IOException e) {
            return Outcome.NO_HTTPS;
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }
}
