package org.strowger.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.accounts.SignInRefused;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;
import org.strowger.api.monitor.Metrics;
import org.strowger.api.monitor.MetricsSampled;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.monitor.metrics.StorageFigures;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class SourcesTest {
    private static final long GIB = 1024L * 1024 * 1024;
    private final ManualScheduler time = new ManualScheduler();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static HealthCheck check(String component, Health.Status status, String reason) {
        return new HealthCheck() {
            @Override
            public String component() {
                return component;
            }

            @Override
            public Health check() {
                if (reason == null) {
                    throw new IllegalStateException("broken");
                }
                return new Health(status, Text.of(reason, reason));
            }
        };
    }

    @Test
    public void healthBecomesConditionsByHowBadItIs() {
        HealthAlarms alarms = new HealthAlarms();
        alarms.addCheck(check("media", Health.Status.READY, ""));
        alarms.addCheck(check("store", Health.Status.FAILED, "no answer"));
        alarms.addCheck(check("calls", Health.Status.DEGRADED, "no way"));
        alarms.addCheck(check("slow one", Health.Status.STARTING, "soon"));
        alarms.addCheck(check("dumb", Health.Status.READY, null));
        alarms.addCheck(check("certificates", Health.Status.FAILED, "said elsewhere"));
        assertThat(alarms.conditions())
                .extracting(AlarmCondition::id, AlarmCondition::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("health.store", AlarmSeverity.CRITICAL),
                        org.assertj.core.groups.Tuple.tuple("health.calls", AlarmSeverity.WARNING),
                        org.assertj.core.groups.Tuple.tuple("health.slow-one", AlarmSeverity.WARNING),
                        org.assertj.core.groups.Tuple.tuple("health.dumb", AlarmSeverity.CRITICAL));
        assertThat(alarms.conditions().get(0).text().en()).isEqualTo("store: no answer");
        assertThat(alarms.conditions().get(2).after()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    public void storageIsLowInShareAndInSize() {
        StorageAlarms alarms = new StorageAlarms(
                new StorageFigures(new FakeHome(folder.getRoot().toPath()), time));
        assertThat(alarms.judge(new StorageFigures.Space(1000 * GIB, 50 * GIB)))
                .as("a large disk")
                .isEmpty();
        assertThat(alarms.judge(new StorageFigures.Space(10 * GIB, 5 * GIB)))
                .as("a small disk, half full")
                .isEmpty();
        AlarmCondition low =
                alarms.judge(new StorageFigures.Space(50 * GIB, 4 * GIB)).get(0);
        assertThat(low.severity()).isEqualTo(AlarmSeverity.WARNING);
        assertThat(low.text().en()).isEqualTo("Only 8 % (4 GB) of the storage is free.");
        assertThat(alarms.judge(new StorageFigures.Space(100 * GIB, 11 * GIB)))
                .as("not yet far enough away from the limit")
                .hasSize(1);
        assertThat(alarms.judge(new StorageFigures.Space(100 * GIB, 13 * GIB))).isEmpty();
        assertThat(alarms.judge(new StorageFigures.Space(50 * GIB, GIB)).get(0).severity())
                .isEqualTo(AlarmSeverity.CRITICAL);
    }

    @Test
    public void certificatesAreAnnouncedAMonthBefore() {
        CertificateAlarms alarms = new CertificateAlarms(time);
        Instant now = time.clock().instant();
        assertThat(alarms.judge(now.plus(Duration.ofDays(31)))).isEmpty();
        assertThat(alarms.judge(now.plus(Duration.ofDays(29))).get(0).severity())
                .isEqualTo(AlarmSeverity.WARNING);
        assertThat(alarms.judge(now.plus(Duration.ofDays(3))).get(0).severity()).isEqualTo(AlarmSeverity.CRITICAL);
        assertThat(alarms.judge(now.minusSeconds(1)).get(0).text().en()).contains("has run out on 2026-11-2");
        assertThat(alarms.conditions().get(0).text().en()).contains("cannot be read");
    }

    @Test
    public void attacksAreCountedAndOverAfterAnHour() {
        RecordingEventBus bus = new RecordingEventBus();
        SecurityAlarms alarms = new SecurityAlarms(time, bus);
        Instant now = time.clock().instant();
        bus.publish(new SecurityEvent(now, SecurityEvent.Kind.PASSWORDS_TRIED, "192.0.2.7", ""));
        time.advance(Duration.ofMinutes(61));
        bus.publish(new SecurityEvent(now, SecurityEvent.Kind.PASSWORDS_TRIED, "192.0.2.8", ""));
        AlarmCondition attack = alarms.conditions().get(0);
        assertThat(attack.id()).isEqualTo("security.passwords-tried");
        assertThat(attack.seen()).isEqualTo(2);
        assertThat(attack.text().en()).contains("192.0.2.8");
        time.advance(Duration.ofMinutes(69));
        assertThat(alarms.conditions()).hasSize(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(alarms.conditions()).isEmpty();
    }

    @Test
    public void manyRefusedSignInsAreAnAlarmForAWhile() {
        RecordingEventBus bus = new RecordingEventBus();
        SignInAlarms alarms = new SignInAlarms(time, bus);
        for (int i = 0; i < 9; i++) {
            bus.publish(new SignInRefused(time.clock().instant(), "192.0.2.7"));
        }
        assertThat(alarms.conditions()).isEmpty();
        bus.publish(new SignInRefused(time.clock().instant(), "192.0.2.8"));
        assertThat(alarms.conditions().get(0).text().en())
                .isEqualTo("10 sign-ins were refused within ten minutes, the last time from 192.0.2.8.");
        time.advance(Duration.ofMinutes(10));
        assertThat(alarms.conditions()).isEmpty();
    }

    private static BoardStatus board(BoardStatus.Chosen chosen, BoardStatus.State state) {
        BoardProfile profile = new BoardProfile(
                "T100",
                Text.of("Small", "小型"),
                null,
                new BoardProfile.Limits(1, 1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        return new BoardStatus(
                profile, chosen, state, Text.of("why", "原因"), HostInfo.UNKNOWN, List.of(), "", List.of(), List.of());
    }

    @Test
    public void aKnownBoardNeedsItsDriverAndAnyMachineDoesNot() {
        assertThat(BoardAlarms.judge(board(BoardStatus.Chosen.MATCH, BoardStatus.State.READY)))
                .isEmpty();
        assertThat(BoardAlarms.judge(board(BoardStatus.Chosen.FALLBACK, BoardStatus.State.NO_DRIVER)))
                .isEmpty();
        assertThat(BoardAlarms.judge(board(BoardStatus.Chosen.MATCH, BoardStatus.State.NO_DRIVER)))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text().zh()).isEqualTo("小型：原因"));
        assertThat(BoardAlarms.judge(board(BoardStatus.Chosen.FALLBACK, BoardStatus.State.FAILED))
                        .get(0)
                        .severity())
                .isEqualTo(AlarmSeverity.CRITICAL);
    }

    @Test
    public void loadHasToFallBeforeItIsOver() {
        Map<String, Double> values = new HashMap<>();
        LoadAlarms alarms = new LoadAlarms(metrics(values));
        assertThat(alarms.conditions()).isEmpty();
        values.put("cpu-machine", 91.0);
        values.put("memory-used", 96.0);
        values.put("memory-total", 100.0);
        assertThat(alarms.conditions()).extracting(AlarmCondition::id).containsExactly("cpu.high", "memory.low");
        values.put("cpu-machine", 80.0);
        values.put("memory-used", 89.0);
        assertThat(alarms.conditions()).extracting(AlarmCondition::id).containsExactly("cpu.high");
        values.put("cpu-machine", 70.0);
        assertThat(alarms.conditions()).isEmpty();
        values.put("cpu-machine", 80.0);
        assertThat(alarms.conditions()).isEmpty();
    }

    private static Metrics metrics(Map<String, Double> values) {
        return new Metrics() {
            @Override
            public MetricHistory history(MetricRange range) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<MetricsSampled> newest() {
                return Optional.of(new MetricsSampled(Instant.EPOCH, values));
            }

            @Override
            public Map<String, MetricUnit> units() {
                return Map.of();
            }
        };
    }

    @Test
    public void idsAreOfTheAlphabetThatFitsIntoPaths() {
        assertThatThrownBy(
                        () -> new AlarmCondition("a/b", AlarmSeverity.INFO, "x", Text.of("a", "a"), Text.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
