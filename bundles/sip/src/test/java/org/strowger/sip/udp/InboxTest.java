package org.strowger.sip.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class InboxTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress("127.0.0.1", 5070);

    private static Datagram datagram(String text) {
        return datagram(text, true);
    }

    private static Datagram datagram(String text, boolean known) {
        return new Datagram(text.getBytes(StandardCharsets.UTF_8), SOURCE, known, 0);
    }

    @Test
    public void whatGoesOnComesBeforeWhatIsNew() throws InterruptedException {
        Inbox inbox = new Inbox();
        Datagram invite = datagram("INVITE sip:1@h SIP/2.0\r\n");
        Datagram cancel = datagram("CANCEL sip:1@h SIP/2.0\r\n");
        Datagram bye = datagram("BYE sip:1@h SIP/2.0\r\n");
        Datagram answer = datagram("SIP/2.0 200 OK\r\n");
        for (Datagram each : new Datagram[] {invite, cancel, bye, answer}) {
            assertThat(inbox.put(each)).isTrue();
        }
        assertThat(new Datagram[] {inbox.take(), inbox.take(), inbox.take(), inbox.take()})
                .containsExactly(bye, answer, invite, cancel);
        inbox.close();
        assertThat(inbox.take()).isNull();
    }

    @Test
    public void strangersWaitForEverybodyElseButNotForEver() throws InterruptedException {
        Inbox inbox = new Inbox();
        for (int i = 0; i < 100; i++) {
            assertThat(inbox.put(datagram("BYE sip:1@h SIP/2.0\r\n", false))).isTrue();
            assertThat(inbox.put(datagram("INVITE sip:1@h SIP/2.0\r\n"))).isTrue();
        }
        int strangers = 0;
        for (int i = 0; i < 100; i++) {
            strangers += inbox.take().known() ? 0 : 1;
        }
        assertThat(strangers).isBetween(5, 7);
        for (int i = 0; i < 100; i++) {
            assertThat(inbox.take()).isNotNull();
        }
    }

    @Test
    public void itIsBounded() {
        Inbox inbox = new Inbox();
        int taken = 0;
        while (inbox.put(datagram("OPTIONS sip:h SIP/2.0\r\n"))) {
            taken++;
        }
        assertThat(taken).isEqualTo(8192);
        assertThat(inbox.put(datagram("ACK sip:h SIP/2.0\r\n"))).isTrue();
    }

    @Test
    public void messagesOfACallAreKnownByItHoweverItIsWritten() {
        int call = datagram("INVITE sip:1@h SIP/2.0\r\nCall-ID: abc@1\r\nTo: x\r\n")
                .call();
        assertThat(datagram("BYE sip:1@h SIP/2.0\r\nTo: x\r\ni:abc@1\r\n").call())
                .isEqualTo(call);
        assertThat(datagram("SIP/2.0 200 OK\r\nCALL-id : abc@1\r\n\r\n").call()).isEqualTo(call);
        assertThat(datagram("SIP/2.0 200 OK\r\nCall-ID: abc@2\r\n\r\n").call()).isNotEqualTo(call);
        assertThat(datagram("\ni").call()).isZero();
        assertThat(datagram("\r\n\r\n").keepsAlive()).isTrue();
    }
}
