package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.LossyLink;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** A wideband phone behind a network that loses every tenth packet and delays the others by up to 40 ms. */
public class BadNetworkScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("bad-network");

    private static final Duration HEAR = Duration.ofSeconds(40);
    private static final int TONE = 440;

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void theOtherSideHearsAToneWithoutHolesAfterTranscoding() {
        LossyLink link = PBX.closing(new LossyLink(PBX.ports(), PBX.product().sip(), 10, 40));
        Baresip a = phone("301", "G722/16000/1", TONE, link.address());
        Baresip b = phone("302", "PCMU", 620, PBX.product().sip());
        a.dial("302");
        a.awaitEstablished();
        b.awaitEstablished();
        await().atMost(HEAR).until(() -> b.heard().seconds() > 12);
        a.hangup();
        b.awaitClosed();

        Tones heard = Tones.in(b.heard());
        assertThat(heard.peakHz()).isCloseTo(TONE, within(1.0));
        // Single losses of 20 ms are bridged; two or three in a row fade, and are heard as a dip.
        assertThat(heard.gaps(TONE, 80)).as(heard.toString()).isEmpty();
        assertThat(heard.level()).isCloseTo(-15, within(3.0));
        assertThat(heard.heardMillis(TONE)).isGreaterThan((int) (b.heard().seconds() * 1000 * 0.93) - 400);
        assertThat(PBX.recordOf("301", "302").toString()).contains("\"answered\"");
    }

    private static Baresip phone(String number, String codec, int hz, String server) {
        String password = PBX.extension(number);
        PBX.change(number, Map.of("codecs", List.of("alaw", "ulaw", "g722")));
        return PBX.closing(PBX.phone(number, "udp")
                .at(server, "udp", password)
                .withCodecs(codec)
                .withTone(hz)
                .start(PBX.directory())
                .awaitRegistered());
    }
}
