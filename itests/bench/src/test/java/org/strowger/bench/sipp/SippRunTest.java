package org.strowger.bench.sipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.Test;
import org.strowger.bench.sipp.SippRun.Counts;

public class SippRunTest {
    private static final String NAMES = "StartTime;ElapsedTime(C);TotalCallCreated;SuccessfulCall(C);FailedCall(C);"
            + "Retransmissions(C);GenericCounter1(C);";

    @Test
    public void refusalsAreNeitherSuccessesNorFailures() {
        Counts counts = SippRun.counts(SippRun.columns(NAMES, "x;00:00:10:500000;1000;990;10;7;90;"));
        assertThat(counts).isEqualTo(new Counts(1000, 900, 10, 7, 10.5, 90));
    }

    @Test
    public void timesAreReadInAllTheirForms() {
        assertThat(SippRun.seconds("00:01:02")).isEqualTo(62);
        assertThat(SippRun.seconds("01:00:00.250")).isCloseTo(3600.25, within(1e-9));
        assertThat(SippRun.seconds("00:00:08:050000")).isCloseTo(8.05, within(1e-9));
    }

    @Test
    public void cleanIsWithoutFailureRefusalRepetitionOrDelay() {
        assertThat(new Counts(1000, 1000, 0, 1, 10, 0).clean(100)).isTrue();
        assertThat(new Counts(1000, 999, 1, 0, 10, 0).clean(100)).isFalse();
        assertThat(new Counts(1000, 999, 0, 0, 10, 1).clean(100)).isFalse();
        assertThat(new Counts(1000, 1000, 0, 2, 10, 0).clean(100)).isFalse();
        assertThat(new Counts(1000, 1000, 0, 0, 12, 0).clean(100)).isFalse();
        assertThat(new Counts(0, 0, 0, 0, 10, 0).clean(0)).isFalse();
    }
}
