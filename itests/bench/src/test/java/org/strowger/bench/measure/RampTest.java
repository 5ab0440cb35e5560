package org.strowger.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;
import org.strowger.bench.Deadline;
import org.strowger.bench.Report;
import org.strowger.bench.product.Peer;
import org.strowger.bench.sipp.SippRun.Counts;

public class RampTest {
    private static final int[] RATES = {100, 200, 300, 400};

    private final List<Integer> tried = new ArrayList<>();
    private int accidents;

    private static Load load(int seconds) {
        Peer nobody = Peer.of(5060, 100, 2, "", 0, Path.of("."));
        return new Load(nobody, new Report(), new Deadline(seconds), false, 10, new AtomicReference<>());
    }

    /** Clean up to a rate, apart from accidents. */
    private Ramp.Step upTo(int most) {
        return (rate, count) -> {
            tried.add(rate);
            boolean accident = rate == 200 && tried.size() > 4 && accidents-- > 0;
            long failed = rate > most || accident ? count / 10 : 0;
            return new Counts(count, count - failed, failed, 0, 10, 0);
        };
    }

    private List<Integer> afterWarming() {
        return tried.subList(4, tried.size());
    }

    @Test
    public void theLastCleanRateIsTheBest() throws Exception {
        Ramp.Best best = Ramp.climb(load(1000), RATES, upTo(300));
        assertThat(best.rate()).isEqualTo(300);
        assertThat(best.limited()).isTrue();
        assertThat(best.tried()).isEqualTo(400);
        assertThat(afterWarming()).containsExactly(100, 200, 300, 400, 400);
    }

    @Test
    public void anAccidentIsNoLimitAndTwoAre() throws Exception {
        accidents = 1;
        assertThat(Ramp.climb(load(1000), RATES, upTo(1000)).rate()).isEqualTo(400);
        tried.clear();
        accidents = 2;
        Ramp.Best best = Ramp.climb(load(1000), RATES, upTo(1000));
        assertThat(best.rate()).isEqualTo(100);
        assertThat(best.limited()).isTrue();
    }

    @Test
    public void withoutTimeThereIsNoLimit() throws Exception {
        Ramp.Best best = Ramp.climb(load(0), RATES, upTo(1000));
        assertThat(best.rate()).isNaN();
        assertThat(best.limited()).isFalse();
    }

    @Test
    public void nothingAtAllIsAFault() {
        assertThatThrownBy(() -> Ramp.climb(load(1000), RATES, (rate, count) -> new Counts(count, 0, count, 0, 10, 0)))
                .hasMessageContaining("nothing succeeded");
    }
}
