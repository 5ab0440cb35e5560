package org.strowger.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class GcLogTest {
    @Test
    public void onlyPausesCount() {
        GcLog log = GcLog.parse(List.of(
                "[0.012s] Using G1",
                "[1.500s] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->6M(64M) 4.500ms",
                "[2.500s] GC(1) Concurrent Mark Cycle 30.100ms",
                "[3.000s] GC(1) Pause Remark 40M->30M(64M) 1.250ms"));
        assertThat(log.count()).isEqualTo(2);
        assertThat(log.totalMillis()).isEqualTo(5.75);
        assertThat(log.percentile(0.5)).isEqualTo(1.25);
        assertThat(log.percentile(1)).isEqualTo(4.5);
        assertThat(GcLog.parse(List.of()).percentile(0.5)).isNaN();
    }
}
