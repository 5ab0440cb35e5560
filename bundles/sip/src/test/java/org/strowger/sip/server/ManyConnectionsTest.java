package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;

/** Thousands of connections need no thread of their own. More of them: {@code -Dtcp=2000 -Dtls=500}. */
public class ManyConnectionsTest {
    private static final int TCP = Integer.getInteger("tcp", 300);
    private static final int TLS = Integer.getInteger("tls", 60);

    @Rule
    public final SipFixture sip = new SipFixture();

    private final int port = SipFixture.freePort();
    private final int tlsPort = SipFixture.freePort();
    private final List<Socket> open = new ArrayList<>();

    @After
    public void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void connect(SocketFactory factory, int to) throws IOException {
        Socket socket = factory.createSocket("127.0.0.1", to);
        open.add(socket);
        ask(socket);
    }

    /** An OPTIONS, and the first line of its answer. */
    private static void ask(Socket socket) throws IOException {
        String transport = socket instanceof javax.net.ssl.SSLSocket ? "TLS" : "TCP";
        String request = "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport
                + " 192.0.2.1;branch=z9hG4bK" + RawUa.unique()
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:101@a>;tag=1\r\nTo: <sip:b>\r\nCall-ID: " + RawUa.unique()
                + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        byte[] buffer = new byte[2048];
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append(new String(buffer, 0, socket.getInputStream().read(buffer), StandardCharsets.US_ASCII));
        }
        assertThat(answer.toString()).startsWith("SIP/2.0 200 ");
    }

    @Test
    public void eachIsAnsweredAndThreadsStayAsManyAsTheyWere()
            throws StackException, IOException, GeneralSecurityException {
        try (SipServer server = sip.roomy(port, tlsPort, TCP + TLS)) {
            connect(SocketFactory.getDefault(), port);
            connect(SipFixture.tls(), tlsPort);
            int before = Thread.activeCount();
            SocketFactory secure = SipFixture.tls();
            for (int i = 1; i < TCP; i++) {
                connect(SocketFactory.getDefault(), port);
            }
            for (int i = 1; i < TLS; i++) {
                connect(secure, tlsPort);
            }
            assertThat(server.connections()).isEqualTo(TCP + TLS);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 4);
            for (Socket socket : open) {
                ask(socket);
            }
            hangUp();
            await().atMost(Duration.ofSeconds(20)).until(() -> server.connections() == 0);
        }
    }
}
