package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.Test;

public class KeyFilterTest {
    private final KeyFilter filter = new KeyFilter();
    private Instant now = Instant.EPOCH;

    private boolean inside(char digit, int milliseconds) {
        return filter.isNew(digit, milliseconds, true, now);
    }

    private boolean beside(char digit) {
        return filter.isNew(digit, 160, false, now);
    }

    private void passes(int milliseconds) {
        now = now.plusMillis(milliseconds);
    }

    @Test
    public void theSameKeyOneWayAgainIsAnotherKey() {
        assertThat(inside('5', 100)).isTrue();
        assertThat(inside('5', 100)).isTrue();
        assertThat(beside('6')).isTrue();
        assertThat(beside('6')).isTrue();
    }

    @Test
    public void theSameKeyTheOtherWayIsItsDoubleWhicheverComesFirst() {
        assertThat(beside('5')).isTrue();
        passes(50);
        filter.begins('5', now);
        passes(100);
        assertThat(inside('5', 100)).isFalse();
        passes(100);
        filter.begins('6', now);
        passes(80);
        assertThat(beside('6')).isFalse();
        passes(30);
        assertThat(inside('6', 100)).isTrue();
    }

    @Test
    public void twoQuickOnesEachWayAreTwo() {
        int told = 0;
        for (int i = 0; i < 2; i++) {
            told += beside('5') ? 1 : 0;
            filter.begins('5', now);
            passes(90);
            told += inside('5', 90) ? 1 : 0;
            passes(50);
        }
        assertThat(told).isEqualTo(2);
    }

    @Test
    public void aKeyHeldForTenSecondsIsOneWhenItsDoubleCameAtItsBeginning() {
        assertThat(beside('1')).isTrue();
        filter.begins('1', now);
        passes(10_000);
        assertThat(inside('1', 10_000)).isFalse();
    }

    @Test
    public void otherKeysAndLaterOnesAreNoDoubles() {
        assertThat(beside('1')).isTrue();
        assertThat(inside('2', 100)).isTrue();
        passes(3000);
        assertThat(inside('1', 100)).isTrue();
        passes(6000);
        assertThat(beside('2')).isTrue();
    }
}
