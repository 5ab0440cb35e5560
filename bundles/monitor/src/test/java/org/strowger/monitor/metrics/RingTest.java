package org.strowger.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.monitor.MetricRange;

public class RingTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private final Ring minute = new Ring(MetricRange.DAY);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private void add(long seconds, double value) {
        minute.add(START.plusSeconds(seconds), Map.of("x", value));
    }

    /** The last values, oldest first. */
    private List<Double> last(long seconds, int count) {
        List<Double> all =
                minute.series(minute.last(START.plusSeconds(seconds))).getOrDefault("x", List.of());
        return all.isEmpty() ? all : all.subList(all.size() - count, all.size());
    }

    @Test
    public void whatFallsIntoOneStepIsItsMean() {
        add(2, 10);
        add(7, 20);
        add(12, 60);
        assertThat(last(12, 1)).containsExactly(30.0);
    }

    @Test
    public void whereNothingWasMeasuredThereIsNothing() {
        add(0, 1);
        add(180, 4);
        assertThat(last(180, 5)).containsExactly(null, 1.0, null, null, 4.0);
        assertThat(last(300, 3)).as("two minutes later").containsExactly(4.0, null, null);
    }

    @Test
    public void afterOneRoundTheOldestIsForgotten() {
        for (int i = 0; i < 1441; i++) {
            add(i * 60L, i);
        }
        List<Double> all = last(1440 * 60L, 1440);
        assertThat(all.get(0)).isEqualTo(1);
        assertThat(all.get(1439)).isEqualTo(1440);
        add(1440 * 60L * 5, 7);
        assertThat(last(1440 * 60L * 5, 1440).subList(0, 1439)).as("a long gap").containsOnlyNulls();
    }

    @Test
    public void aClockThatIsPutBackMakesTheFutureVoid() {
        add(0, 1);
        add(60, 2);
        add(120, 3);
        add(60, 9);
        assertThat(last(60, 2)).as("that minute was lived through twice").containsExactly(1.0, 5.5);
        add(120, 4);
        assertThat(last(120, 3)).containsExactly(1.0, 5.5, 4.0);
    }

    @Test
    public void thereIsNoEndlessNumberOfSeries() {
        for (int i = 0; i < 1000; i++) {
            minute.add(START, Map.of("x" + i, 1.0));
        }
        assertThat(minute.series(minute.last(START))).hasSize(Ring.MOST_SERIES);
    }

    @Test
    public void aFileKeepsItAcrossARestart() throws Exception {
        Path file = folder.getRoot().toPath().resolve("day.ring");
        add(0, 1);
        add(60, 3);
        new RingFile(file).write(minute);
        Ring next = new Ring(MetricRange.DAY);
        new RingFile(file).read(next);
        next.add(START.plusSeconds(70), Map.of("x", 5.0));
        List<Double> all = next.series(next.last(START.plusSeconds(70))).get("x");
        assertThat(all.get(1438)).isEqualTo(1);
        assertThat(all.get(1439)).as("the step that was cut by the restart").isCloseTo(4, within(1.0));
    }

    @Test
    public void aFileThatIsNoneIsLeftAlone() throws Exception {
        Path file = folder.getRoot().toPath().resolve("day.ring");
        Files.writeString(file, "SRN1 is not enough");
        new RingFile(file).read(minute);
        assertThat(minute.series(minute.last(START))).isEmpty();
    }
}
