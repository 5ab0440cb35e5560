package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.sip.SipTrace;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class SipServerTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    @Test
    public void aTakenPortIsNamed() {
        assertThatThrownBy(sip::second)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("UDP 0.0.0.0:" + sip.port);
    }

    @Test
    public void aTakenTcpPortIsNamedAndTheUdpPortGivenBack() throws IOException, StackException {
        InetAddress any = InetAddress.getByName("0.0.0.0");
        try (ServerSocket other = new ServerSocket(0, 1, any)) {
            assertThatThrownBy(() -> sip.another(other.getLocalPort()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("TCP 0.0.0.0:" + other.getLocalPort());
            new DatagramSocket(other.getLocalPort(), any).close();
        }
    }

    @Test
    public void afterClosingThePortsAreFreeAndNoThreadIsLeft() throws IOException {
        sip.server().close();
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        InetAddress any = InetAddress.getByName("0.0.0.0");
        try (DatagramSocket udp = new DatagramSocket(sip.port, any);
                ServerSocket tcp = new ServerSocket(sip.port, 1, any);
                ServerSocket tls = new ServerSocket(sip.tlsPort, 1, any)) {
            assertThat(udp.isBound() && tcp.isBound() && tls.isBound()).isTrue();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(n -> n.contains("strowger-sip") || n.startsWith("MessageProcessorThread"))
                .toList();
    }

    @Test
    public void theTraceShowsMessagesWithoutSecrets() throws IOException {
        RawUa phone = sip.phone("101");
        String uri = "sip:127.0.0.1:" + sip.port;
        phone.send(phone.request("REGISTER", uri, "quiet", "f", "sip:101@127.0.0.1", 1, "", ""));
        SipText challenge = phone.takeStatus("REGISTER", 401);
        assertThat(sip.trace.messages("", 10)).isEmpty();
        sip.trace.enable(true);
        String answer = Digest.authorization(challenge, "MD5", "101", "secret-101", "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, "traced", "f", "sip:101@127.0.0.1", 2, answer, ""));
        phone.takeStatus("REGISTER", 200);
        await().until(() -> sip.trace.messages("traced", 10).size() == 2);
        sip.trace.enable(false);
        List<SipTrace.Message> messages = sip.trace.messages("traced", 10);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).received()).isTrue();
        assertThat(messages.get(0).remote()).isEqualTo(phone.address());
        assertThat(messages.get(0).text()).contains("Authorization: ***").doesNotContain("response=");
        assertThat(messages.get(1).received()).isFalse();
        assertThat(messages.get(1).text()).startsWith("SIP/2.0 200");
    }
}
