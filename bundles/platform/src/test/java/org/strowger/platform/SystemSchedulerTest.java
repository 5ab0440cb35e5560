package org.strowger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

public class SystemSchedulerTest {
    private final SystemScheduler scheduler = new SystemScheduler();

    @After
    public void stop() {
        scheduler.deactivate();
    }

    @Test
    public void aPeriodicTaskGoesOnAfterAFailure() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        scheduler.every(Duration.ofMillis(1), () -> {
            twice.countDown();
            throw new IllegalStateException("a task of the test fails");
        });
        assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void aCancelledTaskDoesNotRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        assertThat(scheduler.after(Duration.ofHours(1), runs::incrementAndGet).cancel())
                .isTrue();
        CountDownLatch later = new CountDownLatch(1);
        scheduler.after(Duration.ZERO, later::countDown);
        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(0);
    }
}
