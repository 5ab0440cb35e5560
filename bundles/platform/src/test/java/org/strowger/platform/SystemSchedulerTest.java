package org.strowger.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;
import org.strowger.testkit.PassingLoader;

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

    /** Whoever asks for the first tasks makes the threads, if nobody has before. */
    @Test
    public void threadsHoldNobodyWhoCalled() {
        WeakReference<ClassLoader> caller = PassingLoader.call(() -> {
            scheduler.after(Duration.ZERO, SystemSchedulerTest::nothing);
            scheduler.after(Duration.ofHours(1), SystemSchedulerTest::nothing);
            scheduler.every(Duration.ofHours(1), SystemSchedulerTest::nothing);
        });
        await("the loader is gone").until(() -> PassingLoader.gone(caller));
    }

    private static void nothing() {
        // A task of the caller's would hold its loader itself.
    }
}
