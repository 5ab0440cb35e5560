package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Tones;

/** Numbers that a machine answers: echo, tone, own number. */
public class BuiltInServicesScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("built-in");

    private static final Duration HEAR = Duration.ofSeconds(20);
    private static final int OWN_TONE = 530;

    private Vitals before;
    private Baresip phone;

    @Before
    public void register() {
        PBX.extension("201");
        PBX.call("201", "*43", SippScenario.call().answered().pause(200).bye());
        before = PBX.product().vitals();
        phone = PBX.closing(PBX.phone("201", "udp")
                .withTone(OWN_TONE)
                .start(PBX.directory())
                .awaitRegistered());
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    @Test
    public void echoGivesBackWhatISay() {
        dial("*43");
        await().atMost(HEAR).until(() -> heard().heardMillis(OWN_TONE) > 2000);
        assertThat(heard().gaps(OWN_TONE, 100)).isEmpty();
        phone.hangup();
    }

    @Test
    public void toneIsATone() {
        dial("*44");
        await().atMost(HEAR).until(() -> phone.heard().seconds() > 2 && heard().level() > -45);
        double hz = heard().peakHz();
        assertThat(hz).isBetween(200.0, 3400.0);
        await().atMost(HEAR).until(() -> heard().heardMillis(hz) > 1000);
        assertThat(heard().heardMillis(OWN_TONE)).as("own voice").isZero();
        phone.hangup();
    }

    @Test
    public void ownNumberIsSaid() {
        dial("**13");
        phone.awaitClosed();
        assertThat(phone.heard().seconds()).isGreaterThan(0.5);
        assertThat(heard().level()).isGreaterThan(-45);
        assertThat(heard().heardMillis(OWN_TONE)).as("own voice").isZero();
    }

    private void dial(String number) {
        phone.clearRecordings();
        phone.dial(number);
        phone.awaitEstablished();
    }

    private Tones heard() {
        return Tones.in(phone.heard());
    }
}
