package org.strowger.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.Test;

public class ViaTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress("192.0.2.7", 40_000);

    @Test
    public void aReplyGoesWhereTheRequestCameFrom() throws MalformedMessage {
        assertThat(Via.parse("SIP/2.0/UDP 10.0.0.1:5070;rport;branch=z").replyTo(SOURCE))
                .isEqualTo(SOURCE);
        assertThat(Via.parse("SIP/2.0/UDP 10.0.0.1:5070;branch=z").replyTo(SOURCE))
                .as("behind NAT without rport")
                .isEqualTo(SOURCE);
        assertThat(Via.parse("SIP/2.0/UDP 192.0.2.7:5070;branch=z").replyTo(SOURCE))
                .isEqualTo(new InetSocketAddress("192.0.2.7", 5070));
        assertThat(Via.parse("SIP/2.0/UDP phone.example;received=198.51.100.1").replyTo(SOURCE))
                .as("never to another address, whatever the Via says")
                .isEqualTo(new InetSocketAddress("192.0.2.7", 5060));
    }

    @Test
    public void whatASenderClaimsToBeReceivedFromIsReplaced() throws MalformedMessage {
        Via via = Via.parse("SIP/2.0/UDP a:1;received=198.51.100.1 ;rport = 9;branch=z;x=\";rport=3\", SIP/2.0/TCP b");
        assertThat(via.answered(SOURCE))
                .isEqualTo("SIP/2.0/UDP a:1;branch=z;x=\";rport=3\";received=192.0.2.7;rport=40000, SIP/2.0/TCP b");
    }

    @Test
    public void spacesAndOddOnesAreRead() throws MalformedMessage {
        Via via = Via.parse("SIP / 2.0 / UDP  [2001:db8::9]:5070 ; branch=z9hG4bK1");
        assertThat(via.transport()).isEqualTo("UDP");
        assertThat(via.sentBy()).isEqualTo("[2001:db8::9]:5070");
        assertThat(via.branch()).isEqualTo("z9hG4bK1");
        assertThat(Via.parse("SIP/2.0/UDP\tb;branch=z;x=\"a b\"").transport()).isEqualTo("UDP");
        for (String text : new String[] {
            "",
            "SIP/2.0/UDP",
            "SIP/2.0/UDP :5060",
            "SIP/3.0/UDP a",
            "SIP/2.0/UDP a:99999",
            "SIP/2.0/UDP a;branch=\"z;92",
            "SIP/2.0/U;branch=1 a;branch=z",
            "SIP/2.0/ a",
            "SIP/2.0/U,P a",
            "SIP / 2.0 / U<x;rport;received=/TL a;rece>b,c>d e",
            "SIP/2.0/UDP a;branch=z;x=<, SIP/2.0/UDP b;y=>;branch=z"
        }) {
            assertThatThrownBy(() -> Via.parse(text)).as(text).isInstanceOf(MalformedMessage.class);
        }
    }
}
