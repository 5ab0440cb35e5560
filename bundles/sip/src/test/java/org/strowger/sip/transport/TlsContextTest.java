package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.Test;
import org.strowger.api.core.TlsIdentity;
import org.strowger.sip.testing.TestIdentity;

public class TlsContextTest {
    private static final int ROOM = 64 * 1024;

    private final Switched identity = new Switched();

    /** What a phone sees that connects now. */
    private static Certificate presented(SSLContext client, TlsContext server) throws SSLException {
        SSLEngine phone = client.createSSLEngine("localhost", 5061);
        phone.setUseClientMode(true);
        SSLEngine ours = server.server();
        ByteBuffer toServer = ByteBuffer.allocate(ROOM);
        ByteBuffer toClient = ByteBuffer.allocate(ROOM);
        phone.beginHandshake();
        ours.beginHandshake();
        for (int i = 0; i < 100 && !(done(phone) && done(ours)); i++) {
            step(phone, toServer, toClient);
            step(ours, toClient, toServer);
        }
        SSLSession session = phone.getSession();
        return session.getPeerCertificates()[0];
    }

    private static boolean done(SSLEngine engine) {
        return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
                && !"SSL_NULL_WITH_NULL_NULL".equals(engine.getSession().getCipherSuite());
    }

    private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            case NEED_UNWRAP -> {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(ROOM));
                in.compact();
            }
            default -> assertThat(engine.getSession()).isNotNull();
        }
    }

    @Test
    public void connectionsThatComeAfterAChangeGetTheNewCertificate() throws Exception {
        TestIdentity first = new TestIdentity();
        TestIdentity second = new TestIdentity();
        identity.now = first;
        TlsContext server = new TlsContext(identity);
        SSLContext phone = SSLContext.getInstance("TLS");
        phone.init(null, new TrustManager[] {new Trusting()}, null);
        assertThat(presented(phone, server)).isEqualTo(first.keyStore().getCertificate("tls"));
        SSLEngine before = server.server();
        identity.now = second;
        // The same phone, whose session of before must not be resumed.
        assertThat(presented(phone, server)).isEqualTo(second.keyStore().getCertificate("tls"));
        assertThat(before.isOutboundDone()).isFalse();
    }

    /** One that changes. */
    private static final class Switched implements TlsIdentity {
        private volatile TlsIdentity now;

        @Override
        public Path file() {
            return now.file();
        }

        @Override
        public char[] password() {
            return now.password();
        }

        @Override
        public KeyStore keyStore() {
            return now.keyStore();
        }

        @Override
        public String alias() {
            return now.alias();
        }

        @Override
        public String fingerprint() {
            return now.fingerprint();
        }
    }

    /** Whoever it is. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
