package org.strowger.plugins.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Test;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Drain;
import org.strowger.api.plugin.DrainParticipant;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.testkit.ManualScheduler;

public class DrainsTest {
    private static final Text OWN = new Text("", "");
    private static final Duration TIME = Duration.ofSeconds(30);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<PluginOperation> told = new CopyOnWriteArrayList<>();
    private final Ticket ticket = new Ticket(
            "1", PluginOperation.Kind.STOP, "sample", new Text("Sample", "示例"), "admin", Clock.systemUTC(), told::add);
    private final List<String> announced = new ArrayList<>();

    /** Has calls inside. */
    private static final class Calls implements DrainParticipant, Drain {
        private volatile int inside;
        private volatile int ends;
        private Set<Long> bundles;
        private Duration within;

        Calls(int inside) {
            this.inside = inside;
        }

        @Override
        public String name() {
            return "calls";
        }

        @Override
        public Drain drain(Set<Long> drained, Duration time) {
            bundles = drained;
            within = time;
            return this;
        }

        @Override
        public int remaining() {
            return inside;
        }

        @Override
        public Text losses() {
            return inside == 0 ? OWN : new Text(inside + " calls", inside + " 个通话");
        }

        @Override
        public void end() {
            ends++;
        }
    }

    private static final class Broken implements DrainParticipant {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Drain drain(Set<Long> bundles, Duration within) {
            throw new IllegalStateException("broken");
        }
    }

    private Drains drains(Duration within, DrainParticipant... participants) {
        return new Drains(List.of(participants), scheduler, Set.of(7L), within);
    }

    private CompletableFuture<Void> waiting(Drains drains, Duration within) {
        return CompletableFuture.runAsync(() -> {
            try {
                drains.await(ticket, within, (deadline, remaining) -> announced.add(deadline + " " + remaining));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    public void whereNothingIsUnderWayThereIsNothingToWaitFor() throws InterruptedException {
        Calls none = new Calls(0);
        try (Drains drains = drains(TIME, none)) {
            drains.await(ticket, TIME, (deadline, remaining) -> announced.add("x"));
            assertThat(drains.losses(OWN)).isEqualTo(OWN);
        }
        assertThat(announced).isEmpty();
        assertThat(none.bundles).containsExactly(7L);
        assertThat(none.within).isEqualTo(TIME);
        assertThat(none.ends).isEqualTo(1);
    }

    @Test
    public void endsAsSoonAsEverybodyHasFinished() {
        Calls some = new Calls(2);
        Calls more = new Calls(1);
        try (Drains drains = drains(TIME, some, new Broken(), more)) {
            CompletableFuture<Void> over = waiting(drains, TIME);
            await().until(() -> scheduler.pending() == 1);
            Instant deadline = Instant.parse("2026-11-21T08:00:30Z");
            assertThat(announced).containsExactly(deadline + " 3");
            assertThat(ticket.get().drainUntil()).isEqualTo(deadline);
            scheduler.advance(Duration.ofSeconds(5));
            assertThat(over).isNotDone();
            some.inside = 1;
            more.inside = 0;
            scheduler.advance(Duration.ofSeconds(1));
            assertThat(ticket.get().remaining()).isEqualTo(1);
            some.inside = 0;
            scheduler.advance(Duration.ofSeconds(1));
            over.join();
            assertThat(drains.losses(OWN)).isEqualTo(OWN);
            assertThat(told)
                    .as("each change is told once, however often is looked")
                    .extracting(PluginOperation::remaining)
                    .containsExactly(3, 1, 0);
        }
        assertThat(some.ends + more.ends).isEqualTo(2);
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    public void theDeadlineEndsItAndSaysWhatIsLost() {
        Calls stubborn = new Calls(3);
        try (Drains drains = drains(TIME, stubborn)) {
            CompletableFuture<Void> over = waiting(drains, TIME);
            await().until(() -> scheduler.pending() == 1);
            scheduler.advance(Duration.ofSeconds(31));
            assertThat(over).as("those that end at the deadline get a moment").isNotDone();
            scheduler.advance(Duration.ofSeconds(1));
            over.join();
            assertThat(drains.losses(new Text("Sound", "声音"))).isEqualTo(new Text("Sound; 3 calls", "声音；3 个通话"));
        }
        assertThat(stubborn.ends).isEqualTo(1);
    }
}
