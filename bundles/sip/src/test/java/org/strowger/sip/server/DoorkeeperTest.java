package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.strowger.sip.stack.Pressure;
import org.strowger.testkit.ManualScheduler;

public class DoorkeeperTest {
    private final ManualScheduler time = new ManualScheduler();
    private final Pressure pressure = new Pressure(time::nanoTime);
    private final Doorkeeper doorkeeper = new Doorkeeper(1000, pressure, Set.of("112"), time);

    private void waited(int times, int millis) {
        for (int i = 0; i < times; i++) {
            pressure.waited(Duration.ofMillis(millis).toNanos());
        }
        time.advance(Duration.ofMillis(100));
    }

    @Test
    public void whenEverythingNewWaitsTooLongNewCallsAreRefusedAndPhonesStillRegister() {
        waited(5, 151);
        assertThat(doorkeeper.admit("INVITE", "102")).isFalse();
        assertThat(doorkeeper.admit("REGISTER", "")).isTrue();
        time.advance(Duration.ofMillis(100));
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
    }

    @Test
    public void fewSlowOnesAndShortWaitingAreNoOverload() {
        waited(4, 900);
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
        waited(50, 149);
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
        for (int i = 0; i < 11; i++) {
            pressure.waited(Duration.ofMillis(20).toNanos());
        }
        waited(10, 900);
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
    }

    @Test
    public void emergencyCallsAreLetInAsFarAsNoFloodUsesThem() {
        waited(10, 1000);
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> doorkeeper.admit("INVITE", "112"))
                        .count())
                .isEqualTo(50);
    }
}
