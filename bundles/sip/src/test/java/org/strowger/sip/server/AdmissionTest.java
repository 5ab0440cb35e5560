package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;
import org.strowger.testkit.ManualScheduler;

public class AdmissionTest {
    private final ManualScheduler time = new ManualScheduler();
    private final Admission admission = new Admission(10, time);

    private int admitted(int requests) {
        int count = 0;
        for (int i = 0; i < requests; i++) {
            count += admission.admit() ? 1 : 0;
        }
        return count;
    }

    @Test
    public void aSecondsWorthComesAtOnceAndThenAtTheRate() {
        assertThat(admitted(100)).isEqualTo(10);
        time.advance(Duration.ofMillis(500));
        assertThat(admitted(100)).isEqualTo(5);
        time.advance(Duration.ofHours(1));
        assertThat(admitted(100)).isEqualTo(10);
    }
}
