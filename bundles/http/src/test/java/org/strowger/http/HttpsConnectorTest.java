package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.Test;
import org.strowger.api.core.TlsIdentity;

public class HttpsConnectorTest {
    @Test
    public void listensWithTlsOnly() {
        var settings = HttpsConnector.container(new Settings(), new Identity(), Path.of("/home"), Path.of("/tmp/web"));

        assertThat(settings.get("org.osgi.service.http.enabled")).isEqualTo("false");
        assertThat(settings.get("org.osgi.service.http.secure.enabled")).isEqualTo("true");
        assertThat(settings.get("org.osgi.service.http.port.secure")).isEqualTo("9443");
        assertThat(settings.get("org.ops4j.pax.web.listening.addresses")).isEqualTo("192.0.2.9");
        assertThat(settings.get("org.ops4j.pax.web.ssl.keystore")).isEqualTo("/home/keystore.p12");
        assertThat(settings.get("org.ops4j.pax.web.ssl.keystore.password")).isEqualTo("secret");
    }

    @Test
    public void offersForwardSecrecyAndAuthenticatedEncryptionOnly() {
        var settings = HttpsConnector.container(new Settings(), new Identity(), Path.of("/home"), Path.of("/tmp/web"));

        assertThat(settings.get("org.ops4j.pax.web.ssl.protocol")).isEqualTo("TLSv1.2+TLSv1.3");
        assertThat(settings.get("org.ops4j.pax.web.ssl.ciphersuites.included")
                        .toString()
                        .split(","))
                .allSatisfy(suite -> assertThat(suite)
                        .matches("TLS_(ECDHE_(ECDSA|RSA)_WITH_)?(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)"));
    }

    private record Settings() implements HttpConfiguration {
        @Override
        public String bindAddress() {
            return "192.0.2.9";
        }

        @Override
        public int httpPort() {
            return 9080;
        }

        @Override
        public int httpsPort() {
            return 9443;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return HttpConfiguration.class;
        }
    }

    private static final class Identity implements TlsIdentity {
        @Override
        public Path file() {
            return Path.of("/home/keystore.p12");
        }

        @Override
        public char[] password() {
            return "secret".toCharArray();
        }

        @Override
        public KeyStore keyStore() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String alias() {
            return "strowger";
        }

        @Override
        public String fingerprint() {
            throw new UnsupportedOperationException();
        }
    }
}
