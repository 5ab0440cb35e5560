package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.core.Health;
import org.strowger.http.HttpsProbe.Answer;
import org.strowger.testkit.ManualScheduler;

public class RestWatchTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private Answer answer = Answer.NOTHING;
    private int restarts;
    private final RestWatch watch = new RestWatch(() -> answer, () -> restarts++, scheduler::nanoTime);

    @Test
    public void startsUntilBothAnswer() {
        watch.look(false);
        assertThat(watch.https().status()).isEqualTo(Health.Status.STARTING);

        answer = Answer.NO_SERVICE;
        watch.look(false);
        assertThat(watch.https()).isEqualTo(Health.READY);
        assertThat(watch.rest().status()).isEqualTo(Health.Status.STARTING);

        answer = Answer.SERVED;
        watch.look(true);
        assertThat(watch.rest()).isEqualTo(Health.READY);
        assertThat(watch.settled()).isTrue();
    }

    @Test
    public void aWhiteboardThatMissedTheApplicationIsRestarted() {
        answer = Answer.NO_SERVICE;
        lookFor(RestWatch.PATIENCE.minusSeconds(1), true);
        assertThat(restarts).isZero();

        lookFor(Duration.ofSeconds(2), true);
        assertThat(restarts).isEqualTo(1);
        assertThat(watch.rest().status()).isEqualTo(Health.Status.FAILED);

        answer = Answer.SERVED;
        lookFor(Duration.ofSeconds(1), true);
        assertThat(watch.rest()).isEqualTo(Health.READY);
    }

    @Test
    public void withoutAnApplicationNothingIsRestarted() {
        answer = Answer.NO_SERVICE;
        lookFor(RestWatch.PATIENCE.multipliedBy(3), false);

        assertThat(restarts).isZero();
        assertThat(watch.rest().status()).isEqualTo(Health.Status.STARTING);
    }

    @Test
    public void anApplicationThatCameLateGetsItsFullTime() {
        answer = Answer.NO_SERVICE;
        lookFor(RestWatch.PATIENCE.multipliedBy(2), false);
        lookFor(RestWatch.PATIENCE.minusSeconds(1), true);

        assertThat(restarts).isZero();
    }

    @Test
    public void whatWorkedAndFallsSilentHasFailed() {
        answer = Answer.SERVED;
        watch.look(true);
        answer = Answer.NOTHING;
        watch.look(true);

        assertThat(watch.https().status()).isEqualTo(Health.Status.FAILED);
        assertThat(watch.rest().status()).isEqualTo(Health.Status.FAILED);
        assertThat(restarts).isZero();
    }

    private void lookFor(Duration time, boolean expected) {
        for (long second = 0; second <= time.toSeconds(); second++) {
            watch.look(expected);
            scheduler.advance(Duration.ofSeconds(1));
        }
    }
}
