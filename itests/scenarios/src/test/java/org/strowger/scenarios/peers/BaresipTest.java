package org.strowger.scenarios.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.testkit.FreePorts;
import org.strowger.testkit.audio.Tones;

/** Two phones call each other directly: proves the phones and the judgement of what they hear, without the product. */
public class BaresipTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FreePorts ports = new FreePorts();

    @Test
    public void eachHearsTheOtherAndNotItself() {
        Path directory = folder.getRoot().toPath();
        BaresipSettings second = BaresipSettings.phone(ports, "202").withTone(620);
        try (Baresip a = BaresipSettings.phone(ports, "201").withTone(440).start(directory);
                Baresip b = second.start(directory)) {
            a.dial(second.uriOf("202"));
            a.awaitEstablished();
            b.awaitEstablished();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> heardMillis(a, 620) >= 2000 && heardMillis(b, 440) >= 2000);
            a.hangup();
            b.awaitClosed();

            assertThat(heardMillis(a, 440)).as("own voice").isZero();
            assertThat(heardMillis(b, 620)).as("own voice").isZero();
            assertThat(Tones.in(a.heard()).peakHz()).isCloseTo(620, within(1.0));
            assertThat(Tones.in(b.heard()).level()).isCloseTo(-15, within(3.0));
        }
    }

    @Test
    public void aPhoneThatIsNotAnsweredRingsAndCanBeCancelled() {
        Path directory = folder.getRoot().toPath();
        BaresipSettings second = BaresipSettings.phone(ports, "202").manual();
        try (Baresip a = BaresipSettings.phone(ports, "201").start(directory);
                Baresip b = second.start(directory)) {
            a.dial(second.uriOf("202"));
            b.await("CALL_INCOMING", Duration.ofSeconds(10));
            a.await("CALL_RINGING", Duration.ofSeconds(10));
            a.hangup();
            b.awaitClosed();
        }
    }

    @Test
    public void keysArrive() {
        Path directory = folder.getRoot().toPath();
        BaresipSettings second = BaresipSettings.phone(ports, "202");
        try (Baresip a = BaresipSettings.phone(ports, "201").start(directory);
                Baresip b = second.start(directory)) {
            a.dial(second.uriOf("202"));
            b.awaitEstablished();
            a.key('5');
            assertThat(b.await("CALL_DTMF_START", Duration.ofSeconds(10))
                            .path("param")
                            .asText())
                    .isEqualTo("5");
        }
    }

    private static int heardMillis(Baresip phone, int hz) {
        return Tones.in(phone.heard()).heardMillis(hz);
    }
}
