package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.Test;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.SipUri;

public class ReachTest {
    private static final Flow PUBLIC = new Flow(Transport.UDP, new InetSocketAddress("203.0.113.5", 40_000));
    private static final Flow LOCAL = new Flow(Transport.UDP, new InetSocketAddress("192.168.1.7", 40_000));

    private static SipUri contact(String host, int port, String transport) {
        return new SipUri("sip", "101", host, port, transport, "");
    }

    @Test
    public void aPlainContactIsBelieved() {
        assertThat(Reach.of(contact("192.168.1.8", 5070, ""), LOCAL, false))
                .isEqualTo(new Flow(Transport.UDP, new InetSocketAddress("192.168.1.8", 5070)));
        assertThat(Reach.of(contact("192.168.1.8", -1, "udp"), LOCAL, false)
                        .remote()
                        .getPort())
                .isEqualTo(5060);
    }

    @Test
    public void whatCannotBeReachedIsReplacedByTheSource() {
        assertThat(Reach.of(contact("192.168.1.8", 5070, ""), PUBLIC, false)).isEqualTo(PUBLIC);
        assertThat(Reach.of(contact("127.0.0.1", 5070, ""), LOCAL, false)).isEqualTo(LOCAL);
        assertThat(Reach.of(contact("0.0.0.0", 5070, ""), LOCAL, false)).isEqualTo(LOCAL);
        assertThat(Reach.of(contact("phone.example.net", 5070, ""), LOCAL, false))
                .isEqualTo(LOCAL);
        assertThat(Reach.of(contact("192.168.1.8", 5070, "tcp"), LOCAL, false)).isEqualTo(LOCAL);
    }

    @Test
    public void natAndConnectionsGoBackToTheSource() {
        assertThat(Reach.of(contact("192.168.1.8", 5070, ""), LOCAL, true)).isEqualTo(LOCAL);
        Flow connection = new Flow(Transport.TLS, new InetSocketAddress("192.168.1.8", 41_000));
        assertThat(Reach.of(contact("192.168.1.8", 5061, "tls"), connection, false))
                .isEqualTo(connection);
    }
}
