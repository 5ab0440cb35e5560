package org.strowger.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.monitor.Alarm;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.monitor.Worker;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class AlarmBoardTest {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus bus = new RecordingEventBus();
    private final AlarmBoard board = new AlarmBoard(time, bus, new Worker(Runnable::run));
    private final List<AlarmCondition> wrong = new ArrayList<>();

    @Before
    public void open() {
        board.addSource(() -> List.copyOf(wrong));
        board.addSource(() -> {
            throw new IllegalStateException("broken");
        });
    }

    private static AlarmCondition disk(AlarmSeverity severity) {
        return new AlarmCondition("storage.low", severity, "storage", Text.of("Full", "已满"), Text.of("Delete", "请删除"));
    }

    private void is(AlarmSeverity severity, int seconds) {
        wrong.clear();
        if (severity != null) {
            wrong.add(disk(severity));
        }
        time.advance(Duration.ofSeconds(seconds));
    }

    private List<String> told() {
        return bus.events().stream().map(DomainEvent::type).toList();
    }

    @Test
    public void whatLastsIsRaisedAndWhatStaysAwayIsCleared() {
        is(AlarmSeverity.WARNING, 15);
        assertThat(board.alarms()).isEmpty();
        is(AlarmSeverity.WARNING, 5);
        assertThat(board.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.id()).isEqualTo("storage.low");
            assertThat(alarm.count()).isEqualTo(1);
            assertThat(alarm.since()).isEqualTo(time.clock().instant());
        });
        is(null, 25);
        assertThat(board.alarms()).hasSize(1);
        is(null, 5);
        assertThat(board.alarms()).isEmpty();
        assertThat(told()).containsExactly("alarm.raised", "alarm.cleared");
    }

    @Test
    public void whatFlapsIsOneAlarm() {
        is(AlarmSeverity.WARNING, 20);
        for (int i = 0; i < 50; i++) {
            is(null, 10);
            is(AlarmSeverity.WARNING, 10);
        }
        assertThat(told()).containsExactly("alarm.raised");
        assertThat(board.alarms().get(0).count()).isEqualTo(1);
    }

    @Test
    public void whatIsThereForAMomentIsNone() {
        for (int i = 0; i < 50; i++) {
            is(AlarmSeverity.WARNING, 10);
            is(null, 10);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    public void comingBackCountsForADay() {
        for (int i = 0; i < 3; i++) {
            is(AlarmSeverity.WARNING, 20);
            is(null, 60);
        }
        is(AlarmSeverity.WARNING, 20);
        assertThat(board.alarms().get(0).count()).isEqualTo(4);
        is(null, 24 * 3600);
        is(AlarmSeverity.WARNING, 20);
        assertThat(board.alarms().get(0).count()).as("the four are a day old").isEqualTo(1);
    }

    @Test
    public void worseCountsAtOnceAndBetterWhenItLasts() {
        is(AlarmSeverity.WARNING, 20);
        board.acknowledge("storage.low", "ann");
        is(AlarmSeverity.CRITICAL, 5);
        assertThat(board.alarms().get(0).severity()).isEqualTo(AlarmSeverity.CRITICAL);
        assertThat(board.alarms().get(0).acknowledgedBy())
                .as("that, nobody has seen")
                .isEmpty();
        for (int i = 0; i < 20; i++) {
            is(AlarmSeverity.WARNING, 10);
            is(AlarmSeverity.CRITICAL, 10);
        }
        assertThat(told()).hasSize(3);
        is(AlarmSeverity.WARNING, 35);
        assertThat(board.alarms().get(0).severity()).isEqualTo(AlarmSeverity.WARNING);
        assertThat(told()).hasSize(4).containsOnly("alarm.raised");
    }

    @Test
    public void acknowledgingIsToldAndStays() {
        is(AlarmSeverity.WARNING, 20);
        Alarm alarm = board.acknowledge("storage.low", "ann");
        assertThat(alarm.acknowledgedBy()).isEqualTo("ann");
        assertThat(alarm.acknowledgedAt()).isEqualTo(time.clock().instant());
        assertThat(told()).hasSize(2);
        is(AlarmSeverity.WARNING, 60);
        assertThat(board.alarms()).containsExactly(alarm);
        is(null, 35);
        is(AlarmSeverity.WARNING, 20);
        assertThat(board.alarms().get(0).acknowledgedBy())
                .as("it is another time")
                .isEmpty();
        assertThatThrownBy(() -> board.acknowledge("none", "ann")).isInstanceOf(ProblemException.class);
    }

    @Test
    public void theWorstComesFirst() {
        wrong.add(new AlarmCondition(
                "a.first", AlarmSeverity.INFO, "x", Text.of("a", "a"), Text.of("b", "b"), Duration.ZERO, 7));
        is0(AlarmSeverity.CRITICAL);
        assertThat(board.alarms()).extracting(Alarm::id).containsExactly("storage.low", "a.first");
        assertThat(board.alarms().get(1).count()).as("as often as it was seen").isEqualTo(7);
    }

    private void is0(AlarmSeverity severity) {
        wrong.add(disk(severity));
        time.advance(STEP.multipliedBy(4));
    }
}
