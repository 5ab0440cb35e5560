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

    @Test
    public void whenNewWorkWaitsTooLongNewCallsAreRefusedAndPhonesStillRegister() {
        pressure.waited(Duration.ofMillis(149).toNanos());
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
        pressure.waited(Duration.ofMillis(151).toNanos());
        assertThat(doorkeeper.admit("INVITE", "102")).isFalse();
        assertThat(doorkeeper.admit("REGISTER", "")).isTrue();
        time.advance(Duration.ofMillis(101));
        assertThat(doorkeeper.admit("INVITE", "102")).isTrue();
    }

    @Test
    public void emergencyCallsAreLetInAsFarAsNoFloodUsesThem() {
        pressure.waited(Duration.ofSeconds(1).toNanos());
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> doorkeeper.admit("INVITE", "112"))
                        .count())
                .isEqualTo(50);
    }
}
