package org.strowger.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.TlsIdentity;

/** Asks our own HTTPS port for a REST address, as a client would. Blocks for some seconds at most. */
final class HttpsProbe {
    /** What came back. */
    enum Answer {
        /** Nobody listens, or the handshake failed. */
        NOTHING,
        /** The container answered, but nothing of REST is behind the address. */
        NO_SERVICE,
        /** REST answered; with what status does not matter. */
        SERVED
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpsProbe.class);
    private static final String PATH = "/api/v1/session";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URL url;
    private final TlsIdentity identity;
    private SSLSocketFactory sockets;
    private String trusted = "";

    HttpsProbe(String bindAddress, int port, TlsIdentity identity) {
        this.identity = identity;
        try {
            url = new URL("https", reachable(bindAddress), port, PATH);
        } catch (IOException e) {
            throw new IllegalStateException("cannot ask " + bindAddress + ": " + e.getMessage(), e);
        }
    }

    /** From this machine the wildcard address is reached by loopback. */
    private static String reachable(String bindAddress) throws IOException {
        InetAddress address = InetAddress.getByName(bindAddress);
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : bindAddress;
    }

    /** Trusts the system's own certificate and no other. */
    private static SSLSocketFactory trusting(TlsIdentity identity) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", ownCertificate(identity));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static java.security.cert.Certificate ownCertificate(TlsIdentity identity) throws KeyStoreException {
        return identity.keyStore().getCertificate(identity.alias());
    }

    /** The certificate may be another one than at the last time. */
    private SSLSocketFactory sockets() throws IOException, GeneralSecurityException {
        String fingerprint = identity.fingerprint();
        if (!fingerprint.equals(trusted)) {
            sockets = trusting(identity);
            trusted = fingerprint;
        }
        return sockets;
    }

    /** From one thread at a time. */
    Answer ask() {
        try {
            HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
            connection.setSSLSocketFactory(sockets());
            // The one trusted certificate is ours; after a move to another machine its names are out of date.
            connection.setHostnameVerifier((host, session) -> true);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestProperty("Connection", "close");
            try {
                return interpret(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("{} does not answer: {}", url, e.getMessage());
            return Answer.NOTHING;
        }
    }

    /** REST knows this address and asks for a session; without REST there is nothing at it. */
    static Answer interpret(int status) {
        return status == HttpsURLConnection.HTTP_NOT_FOUND ? Answer.NO_SERVICE : Answer.SERVED;
    }
}
