package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class ConnectionsTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private void register(RawUa phone) {
        register(sip, phone);
    }

    /** Registers as 101. */
    static void register(SipFixture sip, RawUa phone) {
        String uri = "sip:" + phone.host() + ":" + sip.port;
        String to = "sip:" + phone.user() + "@" + phone.host();
        phone.send(phone.request("REGISTER", uri, "c", "f", to, 1, "", ""));
        SipText challenge = phone.takeStatus("REGISTER", 401);
        String answer = Digest.authorization(challenge, "MD5", phone.user(), "secret-101", "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, "c", "f", to, 2, answer, ""));
        phone.takeStatus("REGISTER", 200);
    }

    private static boolean closed(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    public void idleConnectionsAreClosedAndRegisteredOnesStay() throws IOException, GeneralSecurityException {
        RawUa phone = sip.tcpPhone("101");
        RawUa secure = sip.tlsPhone("101");
        register(phone);
        register(secure);
        try (Socket idle = sip.connect()) {
            await().until(() -> {
                sip.time.advance(Duration.ofSeconds(31));
                return closed(idle);
            });
        }
        register(phone);
        register(secure);
    }

    @Test
    public void idleConnectionsLockNobodyOut() throws IOException {
        RawUa phone = sip.tcpPhone("101");
        register(phone);
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            idle.add(sip.connect());
        }
        assertThat(closed(idle.get(19))).isTrue();
        register(phone);
        for (Socket socket : idle) {
            socket.close();
        }
        await().untilAsserted(() -> register(sip.tcpPhone("101")));
    }

    @Test
    public void oneAddressCannotTakeAllPlaces() throws IOException {
        InetAddress server = InetAddress.getByName("127.0.0.1");
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            idle.add(new Socket(server, sip.port, InetAddress.getByName("127.0.0.2"), 0));
        }
        assertThat(closed(idle.get(5))).isTrue();
        register(sip.tcpPhone("101"));
        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    public void theRegistrarHearsOfALostConnection() throws IOException {
        RawUa phone = sip.tcpPhone("101");
        register(phone);
        String flow = sip.registrar.requests().get(0).flow();
        assertThat(flow).isEqualTo("tcp:" + phone.address());
        phone.close();
        await().untilAsserted(() -> assertThat(sip.registrar.closed()).containsExactly(flow));
    }

    @Test
    public void aDeviceThatKeepsItsConnectionIsToldThatWeUseIt() throws IOException {
        RawUa phone = sip.tcpPhone("101");
        String uri = "sip:127.0.0.1:" + sip.port;
        String to = "sip:101@127.0.0.1";
        String contact = phone.contact() + ";reg-id=1;+sip.instance=\"<urn:uuid:1>\"";
        String first = phone.request("REGISTER", uri, "c", "f", to, 1, "Supported: outbound", "");
        phone.send(first.replace(phone.contact(), contact));
        SipText challenge = phone.takeStatus("REGISTER", 401);
        String answer = Digest.authorization(challenge, "MD5", "101", "secret-101", "REGISTER", uri);
        String second = phone.request("REGISTER", uri, "c", "f", to, 2, "Supported: outbound\r\n" + answer, "");
        phone.send(second.replace(phone.contact(), contact));
        SipText accepted = phone.takeStatus("REGISTER", 200);
        assertThat(accepted.header("Require")).isEqualTo("outbound");
        assertThat(accepted.header("Flow-Timer")).isEqualTo("120");
    }

    @Test
    public void ourOwnAddressesAreKnown() throws IOException {
        assertThat(sip.registrar.ours(new InetSocketAddress("127.0.0.1", sip.port)))
                .isTrue();
        assertThat(sip.registrar.ours(new InetSocketAddress("127.0.0.1", 9))).isFalse();
        assertThat(sip.registrar.ours(new InetSocketAddress("192.0.2.9", sip.port)))
                .isFalse();
    }
}
