package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.Assertions;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;

/** Connections that want to do harm. */
public class StreamsTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private static String options(String more, String body) {
        return "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK" + RawUa.unique()
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:101@a>;tag=1\r\nTo: <sip:b>\r\nCall-ID: " + RawUa.unique()
                + "\r\nCSeq: 1 OPTIONS\r\n" + more + "\r\n" + body;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** All that comes until the connection is closed. */
    private static String readAll(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    public void aLengthThatLiesEndsTheConnectionWith400() throws IOException {
        for (String bad : List.of("Content-Length: -5\r\n", "Content-Length: 1\r\nContent-Length: 9\r\n", "")) {
            try (Socket socket = sip.connect()) {
                send(socket, options(bad, "") + options("Content-Length: 0\r\n", ""));
                assertThat(readAll(socket)).startsWith("SIP/2.0 400 ").doesNotContain("200 OK");
            }
        }
    }

    @Test
    public void twoInOneSegmentAndOneInManyAreAllAnswered() throws IOException {
        try (Socket socket = sip.connect()) {
            send(socket, options("l: 0\r\n", "") + options("Content-Length: 3\r\n", "abc"));
            assertThat(readUntil(socket, "200 OK")).contains("200 OK");
            assertThat(readUntil(socket, "200 OK")).contains("200 OK");
            socket.setTcpNoDelay(true);
            for (char c : options("Content-Length: 0\r\n", "").toCharArray()) {
                send(socket, Character.toString(c));
            }
            assertThat(readUntil(socket, "200 OK")).contains("200 OK");
        }
    }

    @Test
    public void hugeMessagesAreRefusedByWhatTheyPromise() throws IOException {
        try (Socket socket = sip.connect()) {
            send(socket, options("Content-Length: 900000000\r\n", "x"));
            assertThat(readAll(socket)).startsWith("SIP/2.0 513 ");
        }
        try (Socket socket = sip.connect()) {
            send(socket, options("X: y\r\n".repeat(3000), ""));
            assertThat(readAll(socket)).startsWith("SIP/2.0 513 ");
        }
        try (Socket socket = sip.connect()) {
            send(socket, options("Record-Route: <sip:a;lr>\r\n".repeat(100) + "Content-Length: 0\r\n", ""));
            assertThat(readAll(socket)).startsWith("SIP/2.0 513 ");
        }
    }

    @Test
    public void keepAlivesAreAnswered() throws IOException {
        try (Socket socket = sip.connect()) {
            send(socket, "\r\n\r\n");
            assertThat(readUntil(socket, "\r\n")).isEqualTo("\r\n");
        }
    }

    @Test
    public void whoeverBeginsAndDoesNotGoOnIsCutOff() throws IOException {
        try (Socket slow = sip.connect();
                Socket silentTls = new Socket("127.0.0.1", sip.tlsPort)) {
            send(slow, "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: ");
            slow.setSoTimeout(10_000);
            silentTls.setSoTimeout(10_000);
            RawUa other = sip.tcpPhone("101");
            await().ignoreException(SocketTimeoutException.class).untilAsserted(() -> {
                sip.time.advance(Duration.ofSeconds(11));
                slow.setSoTimeout(200);
                assertThat(slow.getInputStream().read()).isEqualTo(-1);
            });
            assertThat(silentTls.getInputStream().read()).isEqualTo(-1);
            assertThat(other.waiting(m -> true)).isZero();
        }
    }

    @Test
    public void oldTlsIsRefused() throws IOException, GeneralSecurityException {
        try (SSLSocket modern = (SSLSocket) SipFixture.tls().createSocket("127.0.0.1", sip.tlsPort)) {
            modern.startHandshake();
            assertThat(modern.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        for (String suite : List.of("TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")) {
            try (SSLSocket weak = (SSLSocket) SipFixture.tls().createSocket("127.0.0.1", sip.tlsPort)) {
                weak.setEnabledProtocols(new String[] {"TLSv1.2"});
                weak.setEnabledCipherSuites(new String[] {suite});
                Assertions.assertThatThrownBy(weak::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @Test
    public void oneCannotSpeakForAnotherOverAProvenConnection() throws IOException {
        RawUa phone = sip.tcpPhone("101");
        ConnectionsTest.register(sip, phone);
        String uri = "sip:127.0.0.1:" + sip.port;
        String forged = phone.request("REGISTER", uri, "forged", "f", "sip:102@127.0.0.1", 1, "", "")
                .replace("<sip:101@127.0.0.1>;tag", "<sip:102@127.0.0.1>;tag");
        phone.send(forged);
        phone.takeStatus("REGISTER", 401);
    }
}
