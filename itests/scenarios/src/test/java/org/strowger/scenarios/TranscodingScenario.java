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
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** Phones with no codec in common understand each other, and level and pitch stay what they were. */
public class TranscodingScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("transcoding");

    private static final Duration HEAR = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void muLawTalksToALaw() {
        Baresip a = phone("201", "PCMU", 440);
        Baresip b = phone("202", "PCMA", 620);
        a.dial("202");
        a.awaitEstablished();
        b.awaitEstablished();
        await().atMost(HEAR)
                .until(() -> Tones.in(a.heard()).heardMillis(620) > 2000
                        && Tones.in(b.heard()).heardMillis(440) > 2000);
        a.hangup();
        b.awaitClosed();

        judge(Tones.in(a.heard()), 620);
        judge(Tones.in(b.heard()), 440);
        assertThat(a.log()).contains("PCMU/8000").doesNotContain("audio encoder: PCMA");
        assertThat(b.log()).contains("PCMA/8000").doesNotContain("audio encoder: PCMU");
    }

    private static void judge(Tones heard, int hz) {
        assertThat(heard.peakHz()).isCloseTo(hz, within(1.0));
        assertThat(heard.gaps(hz, 100)).isEmpty();
        assertThat(heard.level()).isCloseTo(-15, within(3.0));
    }

    private static Baresip phone(String number, String codec, int hz) {
        PBX.extension(number);
        PBX.change(number, Map.of("codecs", List.of("alaw", "ulaw")));
        return PBX.closing(PBX.phone(number, "udp")
                .withCodecs(codec)
                .withTone(hz)
                .start(PBX.directory())
                .awaitRegistered());
    }
}
