package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** With the container of the product and its connector: the port and open connections outlive a new certificate. */
public class ConnectorReloadTest {
    private static final String REQUEST = "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Tomcat tomcat = new Tomcat();
    private Path keyStore;
    private int port;

    @Before
    public void start() throws Exception {
        keyStore = folder.getRoot().toPath().resolve("keystore.p12");
        make("first", keyStore);
        tomcat.setBaseDir(folder.newFolder().toString());
        Connector connector = new Connector("org.apache.coyote.http11.Http11Nio2Protocol");
        connector.setPort(0);
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("SSLEnabled", "true");
        connector.setProperty("keystoreFile", keyStore.toString());
        connector.setProperty("keystorePass", "changeit");
        connector.setProperty("keystoreType", "PKCS12");
        connector.setProperty("keyAlias", "own");
        tomcat.setConnector(connector);
        tomcat.addContext("", folder.newFolder().toString());
        tomcat.start();
        port = connector.getLocalPort();
    }

    @After
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private static void make(String name, Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private SSLSocket connect() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    private static String subject(SSLSocket socket) throws Exception {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        // The rest of this answer.
        in.skipNBytes(in.available());
        return line.toString();
    }

    @Test
    public void newConnectionsGetTheNewCertificateAndOpenOnesStay() throws Exception {
        try (SSLSocket open = connect()) {
            assertThat(subject(open)).isEqualTo("CN=first");
            assertThat(ask(open)).startsWith("HTTP/1.1 404");
            Path next = folder.getRoot().toPath().resolve("next.p12");
            make("second", next);
            Files.move(next, keyStore, StandardCopyOption.REPLACE_EXISTING);

            new ConnectorReload(ManagementFactory.getPlatformMBeanServer()).identityChanged(null);

            try (SSLSocket anew = connect()) {
                assertThat(subject(anew)).isEqualTo("CN=second");
                assertThat(ask(anew)).startsWith("HTTP/1.1 404");
            }
            assertThat(ask(open)).contains("HTTP/1.1 404");
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
