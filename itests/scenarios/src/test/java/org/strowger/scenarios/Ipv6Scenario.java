package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.BaresipSettings;
import org.strowger.scenarios.peers.Ipv6Phone;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** Bound to all addresses, as it is by default, it serves phones of both kinds, and they talk with each other. */
public class Ipv6Scenario {
    @ClassRule
    public static final TestProduct PBX = TestProduct.on("ipv6", "0.0.0.0");

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void sixToSix() {
        converse(six("601", 440), six("602", 620));
    }

    @Test
    public void sixToFour() {
        Baresip four = four("612", 620);
        converse(six("611", 440), four);
        assertThat(four.log()).contains("c=IN IP4 127.0.0.1");
    }

    @Test
    public void fourToSix() {
        Baresip six = six("622", 620);
        converse(four("621", 440), six);
        assertThat(six.log()).contains("c=IN IP6 0:0:0:0:0:0:0:1");
    }

    private static void converse(Baresip a, Baresip b) {
        a.dial(b.user());
        a.awaitEstablished();
        b.awaitEstablished();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Tones.in(a.heard()).heardMillis(620) > 2000
                        && Tones.in(b.heard()).heardMillis(440) > 2000);
        a.hangup();
        b.awaitClosed();
        assertThat(Tones.in(a.heard()).peakHz()).isCloseTo(620, within(1.0));
        assertThat(Tones.in(b.heard()).peakHz()).isCloseTo(440, within(1.0));
    }

    private static BaresipSettings phone(String number, int hz) {
        return PBX.phone(number, "udp").withCodecs("PCMU").withTone(hz);
    }

    private static Baresip four(String number, int hz) {
        return PBX.closing(phone(number, hz).start(PBX.directory()).awaitRegistered());
    }

    private static Baresip six(String number, int hz) {
        String server = PBX.product().sip().replace("127.0.0.1", "[::1]");
        BaresipSettings settings = phone(number, hz).at(server, "udp", PBX.passwordOf(number));
        return PBX.closing(Ipv6Phone.start(settings, PBX.directory()).awaitRegistered());
    }
}
