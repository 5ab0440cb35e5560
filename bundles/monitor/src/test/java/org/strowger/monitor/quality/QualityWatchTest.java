package org.strowger.monitor.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.CallQuality;
import org.strowger.api.call.LegQuality;
import org.strowger.api.media.MediaStatistics;
import org.strowger.monitor.Calls;
import org.strowger.monitor.Door;
import org.strowger.monitor.Worker;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class QualityWatchTest {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus bus = new RecordingEventBus();
    private final Door door = new Door();
    private final Calls calls = new Calls();
    private final QualityWatch watch = new QualityWatch(time, bus, Door.listeningFor(door), new Worker(Runnable::run));

    @Before
    public void open() {
        watch.calls = calls;
        door.types.add(QualityWatch.TYPE);
    }

    private static MediaStatistics figures(long received, long lost) {
        return new MediaStatistics("PCMA", received, 0, received, 0, lost, 0, 1.26, 4, received / 10, 4.411)
                .travelling(20, "SDES");
    }

    private List<CallQuality> told() {
        return bus.events().stream().map(CallQuality.class::cast).toList();
    }

    @Test
    public void lossIsToldSinceTheBeginningAndSinceTheLastTime() {
        calls.views.add(Calls.view("c1", figures(90, 10)));
        time.advance(STEP);
        LegQuality first = told().get(0).legs().get(0);
        assertThat(first)
                .isEqualTo(new LegQuality("c1-a", "PCMA", 20, "SDES", 90, 90, 10, 10, null, 10.0, 1.3, 4.0, 4.41));
        calls.views.set(0, Calls.view("c1", figures(190, 10)));
        time.advance(STEP);
        LegQuality second = told().get(1).legs().get(1);
        assertThat(second.recentLossPercent()).isZero();
        assertThat(second.lossPercent()).isEqualTo(5);
    }

    @Test
    public void whatStandsStillIsNotToldAgain() {
        calls.views.add(Calls.view("c1", figures(90, 10)));
        time.advance(STEP.multipliedBy(3));
        assertThat(told()).hasSize(1);
    }

    @Test
    public void whereNobodyListensNothingIsTold() {
        door.types.clear();
        calls.views.add(Calls.view("c1", figures(90, 10)));
        time.advance(STEP);
        watch.calls = null;
        door.types.add(QualityWatch.TYPE);
        time.advance(STEP);
        assertThat(told()).isEmpty();
    }

    @Test
    public void callsWithoutSoundHaveNoQuality() {
        calls.views.add(Calls.view("c1", MediaStatistics.NONE));
        time.advance(STEP);
        assertThat(told()).isEmpty();
        LegQuality silent = LegQuality.of("x", new MediaStatistics("PCMA", 0, 0, 0, 0, 0, 0, 0, -1, -1, 0), null);
        assertThat(silent.mos()).isNull();
        assertThat(silent.roundTripMs()).isNull();
        assertThat(silent.remoteLossPercent()).isNull();
        assertThat(silent.lossPercent()).isZero();
    }

    @Test
    public void ofVeryManyCallsEachHasItsTurn() {
        for (int i = 0; i < QualityWatch.MOST_CALLS + 100; i++) {
            calls.views.add(Calls.view("c" + i, figures(i + 1, 0)));
        }
        time.advance(STEP);
        assertThat(told()).hasSize(QualityWatch.MOST_CALLS);
        time.advance(STEP);
        assertThat(told().stream().map(CallQuality::callId).distinct())
                .as("the rest, while the others stand still")
                .hasSize(QualityWatch.MOST_CALLS + 100);
    }
}
