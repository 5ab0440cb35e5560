package org.strowger.bench.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.Test;

public class TransitTest {
    private final Transit transit = new Transit();

    @Test
    public void percentilesAreThoseOfWhatWasAdded() {
        for (int i = 1; i <= 1000; i++) {
            transit.add(i * 100_000L);
        }
        assertThat(transit.total()).isEqualTo(1000);
        assertThat(transit.percentile(0.5)).isCloseTo(50, within(0.02));
        assertThat(transit.percentile(0.99)).isCloseTo(99, within(0.02));
        assertThat(transit.percentile(1)).isCloseTo(100, within(0.02));
    }

    @Test
    public void theRareOnesCountAtTheEndOnly() {
        for (int i = 0; i < 99; i++) {
            transit.add(1_000_000);
        }
        transit.add(9_000_000_000L);
        assertThat(transit.percentile(0.99)).isCloseTo(1, within(0.02));
        assertThat(transit.percentile(1)).isCloseTo(2000, within(0.02));
    }

    @Test
    public void nothingHasNoPercentile() {
        assertThat(transit.percentile(0.5)).isNaN();
    }
}
