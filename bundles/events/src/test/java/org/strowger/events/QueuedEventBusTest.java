package org.strowger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus.Subscription;
import org.strowger.testkit.PassingLoader;

public class QueuedEventBusTest {
    private record Counted(Instant at, int number) implements DomainEvent {
        @Override
        public String type() {
            return "test.counted";
        }
    }

    private record Other(Instant at) implements DomainEvent {
        @Override
        public String type() {
            return "test.other";
        }
    }

    private final QueuedEventBus bus = new QueuedEventBus();

    @After
    public void stop() {
        bus.deactivate();
    }

    @Test
    public void eventsArriveInOrderAndOnlyOfTheKindAskedFor() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(5_000);
        bus.subscribe("test", Counted.class, 10_000, e -> {
            seen.add(e.number());
            all.countDown();
        });
        for (int i = 0; i < 5_000; i++) {
            bus.publish(new Counted(Instant.EPOCH, i));
            bus.publish(new Other(Instant.EPOCH));
        }
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
    }

    @Test
    public void threadsHoldNobodyWhoPublished() {
        bus.subscribe("test", Counted.class, 10, e -> {});
        WeakReference<ClassLoader> publisher = PassingLoader.call(() -> bus.publish(new Counted(Instant.EPOCH, 1)));
        await("the loader is gone").until(() -> PassingLoader.gone(publisher));
    }

    @Test
    public void aSlowSubscriberLosesEventsAndNobodyElseDoes() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Subscription slow = bus.subscribe("slow", Counted.class, 10, e -> awaitQuietly(release));
        CountDownLatch fast = new CountDownLatch(1_000);
        bus.subscribe("fast", Counted.class, 2_000, e -> fast.countDown());

        IntStream.range(0, 1_000).forEach(i -> bus.publish(new Counted(Instant.EPOCH, i)));

        assertThat(fast.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.dropped()).isBetween(985L, 990L);
        release.countDown();
    }

    @Test
    public void aFailingSubscriberGoesOn() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        bus.subscribe("failing", Counted.class, 10, e -> {
            two.countDown();
            throw new IllegalStateException("a subscriber of the test fails");
        });
        bus.publish(new Counted(Instant.EPOCH, 1));
        bus.publish(new Counted(Instant.EPOCH, 2));
        assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void nothingArrivesAfterClose() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        CountDownLatch other = new CountDownLatch(1);
        bus.subscribe("closed", Counted.class, 10, e -> seen.add(e.number())).close();
        bus.subscribe("open", Counted.class, 10, e -> other.countDown());
        bus.publish(new Counted(Instant.EPOCH, 1));
        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
