package org.strowger.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.monitor.Calls.T0;

import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;
import org.strowger.api.monitor.MetricsSampled;
import org.strowger.monitor.Calls;
import org.strowger.monitor.Door;
import org.strowger.monitor.Worker;
import org.strowger.monitor.state.CallTable;
import org.strowger.monitor.state.Contacts;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class MetricsSamplerTest {
    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus bus = new RecordingEventBus();
    private final Worker worker = new Worker(Runnable::run);
    private final Door door = new Door();
    private final CallTable calls = new CallTable(time, worker);
    private final Calls service = new Calls();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private MetricsSampler sampler() {
        FakeHome home = new FakeHome(folder.getRoot().toPath());
        return new MetricsSampler(
                time,
                home,
                bus,
                worker,
                Door.listeningFor(door),
                calls,
                new Contacts(bus, worker),
                new StorageFigures(home, time));
    }

    private void oneCall() {
        service.views.add(Calls.view("c1", MediaStatistics.NONE));
        calls.setService(service);
        calls.started(Calls.record("c1", T0, null));
    }

    private static List<Double> tail(MetricHistory history, String name, int count) {
        List<Double> all = history.series().get(name);
        return all.subList(all.size() - count, all.size());
    }

    @Test
    public void everyStepGetsOneSample() {
        MetricsSampler sampler = sampler();
        oneCall();
        time.advance(Duration.ofMinutes(5));
        MetricHistory hour = sampler.history(MetricRange.HOUR);
        assertThat(hour.step()).isEqualTo(5);
        assertThat(hour.series().values())
                .allSatisfy(series -> assertThat(series).hasSize(720));
        assertThat(tail(hour, "calls", 62).subList(0, 61)).startsWith(null, 1.0).doesNotContainSubsequence(1.0, null);
        assertThat(tail(hour, "legs", 2).get(0)).isEqualTo(2);
        assertThat(hour.units()).containsEntry("calls", MetricUnit.COUNT).containsEntry("heap-used", MetricUnit.BYTES);
        assertThat(hour.to()).isAfterOrEqualTo(time.clock().instant());
        assertThat(sampler.newest().orElseThrow().values()).containsKeys("storage-free", "heap-used", "call-attempts");
        sampler.stop();
    }

    @Test
    public void attemptsAreCountedAMinute() {
        MetricsSampler sampler = sampler();
        time.advance(Duration.ofSeconds(5));
        calls.started(Calls.record("c1", T0, null));
        calls.ended(Calls.record("c1", T0, null));
        time.advance(Duration.ofSeconds(5));
        assertThat(sampler.newest().orElseThrow().values())
                .containsEntry("call-attempts", 1.0)
                .containsEntry("calls", 0.0);
        time.advance(Duration.ofSeconds(60));
        assertThat(sampler.newest().orElseThrow().values()).containsEntry("call-attempts", 0.0);
        sampler.stop();
    }

    @Test
    public void theSampleIsToldToThoseWhoListen() {
        MetricsSampler sampler = sampler();
        time.advance(Duration.ofSeconds(20));
        assertThat(bus.events()).isEmpty();
        door.types.add("system.metrics");
        time.advance(Duration.ofSeconds(10));
        assertThat(bus.events()).hasSize(2).allMatch(MetricsSampled.class::isInstance);
        sampler.stop();
        time.advance(Duration.ofSeconds(10));
        assertThat(bus.events()).as("after the end").hasSize(2);
        assertThat(time.pending()).as("only the check of calls").isEqualTo(1);
    }

    @Test
    public void aRestartKeepsTheDay() {
        MetricsSampler before = sampler();
        oneCall();
        time.advance(Duration.ofMinutes(3));
        before.stop();
        calls.ended(Calls.record("c1", T0, null));
        time.advance(Duration.ofMinutes(2));
        MetricsSampler after = sampler();
        MetricHistory day = after.history(MetricRange.DAY);
        assertThat(tail(day, "calls", 6)).containsExactly(1.0, 1.0, 1.0, null, null, null);
        assertThat(day.units()).containsEntry("heap-used", MetricUnit.BYTES).containsEntry("calls", MetricUnit.COUNT);
        assertThat(after.history(MetricRange.HOUR).series()).isEmpty();
        after.stop();
    }
}
