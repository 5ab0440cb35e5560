package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** A phone that encrypts talks with one that does not, and nothing that must be encrypted is ever plain. */
public class SecureMediaScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("secure-media");

    private static final Duration HEAR = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void keysInTheDescriptionToPlain() {
        Baresip secure = phone("301", "required", "srtp-mand", 440);
        Baresip plain = phone("302", "off", "", 620);
        converse(secure, plain, 440, 620);
        assertThat(secure.log()).containsIgnoringCase("srtp");
    }

    @Test
    public void plainToKeysInTheDescription() {
        converse(phone("311", "off", "", 440), phone("312", "required", "srtp-mand", 620), 440, 620);
    }

    @Test
    public void optionalKeysOnBothSides() {
        converse(phone("321", "optional", "srtp", 440), phone("322", "optional", "srtp", 620), 440, 620);
    }

    @Test
    public void optionalPhonesWithoutEncryptionTalkInTheClear() {
        converse(phone("331", "optional", "", 440), phone("332", "optional", "", 620), 440, 620);
    }

    @Test
    public void handshakeToPlain() {
        converse(phone("341", "required", "dtls_srtp", 440), phone("342", "off", "", 620), 440, 620);
    }

    @Test
    public void plainToHandshake() {
        converse(phone("351", "off", "", 440), phone("352", "required", "dtls_srtp", 620), 440, 620);
    }

    @Test
    public void keysInTheDescriptionToHandshake() {
        converse(phone("361", "required", "srtp-mand", 440), phone("362", "required", "dtls_srtp", 620), 440, 620);
    }

    @Test
    public void plainSoundIsRefusedWhereEncryptionIsRequired() {
        PBX.extension("371");
        PBX.change("371", Map.of("srtp", "required"));
        PBX.call("371", "*43", SippScenario.call().refused(488));
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
    }

    private static Baresip phone(String number, String policy, String encryption, int hz) {
        PBX.extension(number);
        PBX.change(number, Map.of("srtp", policy));
        return PBX.closing(PBX.phone(number, "udp")
                .withCodecs("PCMU")
                .withEncryption(encryption)
                .withTone(hz)
                .start(PBX.directory())
                .awaitRegistered());
    }
}
