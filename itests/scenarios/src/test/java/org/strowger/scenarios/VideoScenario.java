package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.BaresipVideo;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** Two real phones see each other: what the one's camera films is what the other one decodes. */
public class VideoScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("video");

    private static final Duration SEE = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void h264BothWaysThroughHoldAndResume() {
        Baresip a = phone("801", "H264", "red", "off", "");
        Baresip b = phone("802", "H264", "blue", "off", "");
        establish(a, b);
        awaitPictures(a, b);
        assertThat(a.log() + b.log())
                .as("a whole picture was asked for, and made")
                .contains("picture update");
        a.hold();
        await().atMost(SEE).until(() -> a.log().contains("a=recvonly"));
        a.resume();
        a.forgetPictures();
        b.forgetPictures();
        awaitPictures(a, b);
        a.hangup();
        b.awaitClosed();
    }

    @Test
    public void vp8WithKeysInTheDescription() {
        Baresip a = phone("811", "VP8", "red", "required", "srtp-mand");
        Baresip b = phone("812", "VP8", "blue", "required", "srtp-mand");
        establish(a, b);
        awaitPictures(a, b);
        a.hangup();
        b.awaitClosed();
    }

    @Test
    public void encryptedOnOneSideAlone() {
        Baresip a = phone("821", "H264", "red", "required", "srtp-mand");
        Baresip b = phone("822", "H264", "blue", "off", "");
        establish(a, b);
        awaitPictures(a, b);
        a.hangup();
        b.awaitClosed();
    }

    @Test
    public void whoMayNotHaveVideoHasTheSoundAlone() {
        Baresip a = phone("831", "H264", "red", "off", "");
        PBX.extension("832");
        Baresip b = PBX.closing(PBX.phone("832", "udp")
                .withCodecs("PCMU")
                .withTone(620)
                .start(PBX.directory())
                .awaitRegistered());
        establish(a, b);
        await().atMost(SEE)
                .until(() -> Tones.in(a.heard()).heardMillis(620) > 2000
                        && Tones.in(b.heard()).heardMillis(440) > 2000);
        assertThat(b.log()).doesNotContain("m=video");
        a.hangup();
        b.awaitClosed();
    }

    private static void establish(Baresip a, Baresip b) {
        a.dial(b.user());
        a.awaitEstablished();
        b.awaitEstablished();
    }

    /** The red one sees blue, and the blue one red. */
    private static void awaitPictures(Baresip red, Baresip blue) {
        await().atMost(SEE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            judge(red.picture(), 2);
            judge(blue.picture(), 0);
        });
    }

    private static void judge(int[] colour, int strongest) {
        assertThat(colour).as("picture").isNotNull();
        for (int i = 0; i < 3; i++) {
            if (i == strongest) {
                assertThat(colour[i]).isGreaterThan(200);
            } else {
                assertThat(colour[i]).isLessThan(60);
            }
        }
    }

    private static Baresip phone(String number, String codec, String colour, String policy, String encryption) {
        PBX.extension(number);
        PBX.change(number, Map.of("video", true, "videoCodec", codec, "srtp", policy));
        return PBX.closing(new BaresipVideo(codec, colour)
                .start(PBX.phone(number, "udp").withCodecs("PCMU").withEncryption(encryption), PBX.directory())
                .awaitRegistered());
    }
}
