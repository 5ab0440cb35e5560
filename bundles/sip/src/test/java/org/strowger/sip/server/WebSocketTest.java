package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Leg;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;
import org.strowger.sip.testing.WebSocketWire;

public class WebSocketTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private String handshake(String protocol, String origin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sip.wsPort)) {
            return WebSocketWire.handshake(socket, protocol, origin);
        }
    }

    @Test
    public void onlySipFromPagesOfTheSameHost() throws IOException {
        assertThat(handshake("sip", null)).contains(" 101 ");
        assertThat(handshake("sip", "http://127.0.0.1:8080")).contains(" 101 ");
        assertThat(handshake("chat", null)).contains(" 400 ");
        assertThat(handshake("sip", "https://evil.example")).contains(" 403 ");
    }

    @Test
    public void registersAndTheRegistrarHearsWhenItIsGone() throws IOException {
        RawUa phone = sip.webSocketPhone("101");
        ConnectionsTest.register(sip, phone);
        String flow = sip.registrar.requests().get(0).flow();
        assertThat(flow).isEqualTo("ws:127.0.0.1:" + phone.port());
        phone.close();
        await().untilAsserted(() -> assertThat(sip.registrar.closed()).containsExactly(flow));
    }

    @Test
    public void aCallGoesOutOverTheConnection() throws IOException {
        RawUa phone = sip.webSocketPhone("102");
        Leg leg = sip.legTo(phone);
        LegLog log = new LegLog();
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("Via")).startsWith("SIP/2.0/WS ");
        assertThat(invite.header("Contact")).contains(":" + sip.wsPort + ";transport=ws");
        phone.respond(invite, 486, "busy", "", "");
        phone.takeRequest("ACK");
    }

    @Test
    public void whoIsGoneWhileItRingsIsNotWaitedFor() throws IOException {
        RawUa phone = sip.webSocketPhone("102");
        Leg leg = sip.legTo(phone);
        LegLog log = new LegLog();
        leg.start(log);
        phone.respond(phone.takeRequest("INVITE"), 180, "ring", "", "");
        phone.close();
        assertThat(log.next()).isEqualTo("ringing");
        assertThat(log.next()).isEqualTo("ended SUBSCRIBER_ABSENT");
    }
}
