package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** Phones whose sound is encrypted, each talking with one whose sound is not. */
public class EncryptedCallScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("encrypted");

    private static final int TONE_PLAIN = 440;
    private static final int TONE_SECRET = 620;
    private static final Duration HEAR = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void aPhoneWithKeysInItsSignallingCallsAndIsCalled() {
        Baresip secret = phone("221", "srtp-mand");
        Baresip plain = phone("222", "");
        talk(secret, "222", plain);
        secret.hangup();
        plain.awaitClosed();
        secret.awaitClosed();
        int heardBefore = Tones.in(secret.heard()).heardMillis(TONE_PLAIN);
        plain.dial("221");
        plain.awaitEstablished();
        secret.awaitEstablished();
        await("voice").atMost(HEAR).until(() -> Tones.in(secret.heard()).heardMillis(TONE_PLAIN) > heardBefore + 1500);
        plain.hangup();
    }

    @Test
    public void aPhoneWithDtlsCalls() {
        Baresip secret = phone("223", "dtls_srtp");
        Baresip plain = phone("224", "");
        talk(secret, "224", plain);
        plain.hangup();
        secret.awaitClosed();
    }

    private static Baresip phone(String number, String encryption) {
        PBX.extension(number);
        PBX.change(number, Map.of("srtp", encryption.isEmpty() ? "off" : "required"));
        return PBX.closing(PBX.phone(number, "tls")
                .withEncryption(encryption)
                .withTone(encryption.isEmpty() ? TONE_PLAIN : TONE_SECRET)
                .start(PBX.directory())
                .awaitRegistered());
    }

    private static void talk(Baresip secret, String number, Baresip plain) {
        secret.dial(number);
        secret.awaitEstablished();
        plain.awaitEstablished();
        await("voices")
                .atMost(HEAR)
                .until(() -> Tones.in(secret.heard()).heardMillis(TONE_PLAIN) > 1500
                        && Tones.in(plain.heard()).heardMillis(TONE_SECRET) > 1500);
        assertThat(Tones.in(plain.heard()).gaps(TONE_SECRET, 100)).isEmpty();
    }
}
