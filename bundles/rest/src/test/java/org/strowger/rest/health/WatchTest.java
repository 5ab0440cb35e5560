package org.strowger.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;
import org.strowger.testkit.ManualScheduler;

public class WatchTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private Ping.Outcome outcome = Ping.Outcome.NO_HTTPS;
    private int asked;
    private int cured;

    private Watch watch() {
        return new Watch(
                () -> {
                    asked++;
                    return outcome;
                },
                () -> cured++,
                scheduler,
                Runnable::run);
    }

    private void pass(int seconds) {
        scheduler.advance(Duration.ofSeconds(seconds));
    }

    @Test
    public void asksOftenUntilItAnswersAndSeldomAfter() {
        Watch watch = watch();
        pass(5);
        assertThat(asked).isEqualTo(5);
        outcome = Ping.Outcome.ANSWERED;
        pass(1);
        assertThat(watch.last()).isEqualTo(Ping.Outcome.ANSWERED);
        asked = 0;
        pass(100);
        assertThat(asked).isEqualTo(5);
    }

    @Test
    public void curesAnApiThatStaysAwayButNotAContainerThatIsNotThere() {
        watch();
        pass(60);
        assertThat(cured).isZero();
        outcome = Ping.Outcome.NO_API;
        pass(14);
        assertThat(cured).isZero();
        pass(1);
        assertThat(cured).isEqualTo(1);
        outcome = Ping.Outcome.ANSWERED;
        pass(200);
        assertThat(cured).isEqualTo(1);
    }

    @Test
    public void stopsWhenClosed() {
        watch().close();
        pass(10);
        assertThat(asked).isZero();
        assertThat(scheduler.pending()).isZero();
    }
}
