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

    @Test
    public void widebandTalksToALaw() {
        converse(phone("211", "G722/16000/1", 440), phone("212", "PCMA", 620), 440, 620);
    }

    @Test
    public void widebandStaysWidebandBetweenTwoWhoHaveIt() {
        // Tones that G.711 and its sample rate cannot carry.
        converse(phone("221", "G722/16000/1", 5200), phone("222", "G722/16000/1", 6100), 5200, 6100);
    }

    @Test
    public void fullRateTalksToMuLaw() {
        converse(phone("231", "GSM", 440), phone("232", "PCMU", 620), 440, 620);
    }

    @Test
    public void adaptiveDifferentialTalksToWideband() {
        converse(phone("241", "G726-32/8000/1", 440), phone("242", "G722/16000/1", 620), 440, 620);
    }

    @Test
    public void opusTalksToALaw() {
        Baresip a = phone("261", "opus/48000/2", 440);
        Baresip b = phone("262", "PCMA", 620);
        converse(a, b, 440, 620);
        assertThat(a.log()).containsIgnoringCase("opus/48000").doesNotContain("audio encoder: PCMA");
        assertThat(b.log()).contains("PCMA/8000");
    }

    @Test
    public void opusTalksToWideband() {
        converse(phone("271", "opus/48000/2", 5200), phone("272", "G722/16000/1", 6100), 5200, 6100);
    }

    @Test
    public void opusPassesInFullBandBetweenTwoWhoHaveIt() {
        // Above what the PCM side of our own Opus has.
        converse(phone("281", "opus/48000/2", 11000), phone("282", "opus/48000/2", 12500), 11000, 12500);
    }

    @Test
    public void echoAndToneInWideband() {
        Baresip a = phone("251", "G722/16000/1", 5200);
        a.dial("*43");
        a.awaitEstablished();
        await().atMost(HEAR).until(() -> Tones.in(a.heard()).heardMillis(5200) > 2000);
        a.hangup();
        a.awaitClosed();
        a.clearRecordings();
        a.dial("*44");
        a.awaitEstablished();
        await().atMost(HEAR)
                .until(() -> a.heard().seconds() > 2 && Tones.in(a.heard()).level() > -45);
        assertThat(a.heard().rate()).isEqualTo(16000);
        assertThat(Tones.in(a.heard()).peakHz()).isBetween(200.0, 3400.0);
        a.hangup();
    }

    private static void converse(Baresip a, Baresip b, int hzOfA, int hzOfB) {
        a.dial(b.user());
        a.awaitEstablished();
        b.awaitEstablished();
        await().atMost(HEAR)
                .until(() -> Tones.in(a.heard()).heardMillis(hzOfB) > 2000
                        && Tones.in(b.heard()).heardMillis(hzOfA) > 2000);
        a.hangup();
        b.awaitClosed();
        judge(Tones.in(a.heard()), hzOfB);
        judge(Tones.in(b.heard()), hzOfA);
    }

    private static void judge(Tones heard, int hz) {
        assertThat(heard.peakHz()).isCloseTo(hz, within(1.0));
        assertThat(heard.gaps(hz, 100)).isEmpty();
        assertThat(heard.level()).isCloseTo(-15, within(3.0));
    }

    private static Baresip phone(String number, String codec, int hz) {
        PBX.extension(number);
        PBX.change(number, Map.of("codecs", List.of("alaw", "ulaw", "opus", "g722", "g726", "gsm")));
        return PBX.closing(PBX.phone(number, "udp")
                .withCodecs(codec)
                .withTone(hz)
                .start(PBX.directory())
                .awaitRegistered());
    }
}
