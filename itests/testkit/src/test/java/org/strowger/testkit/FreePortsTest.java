package org.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.Test;

public class FreePortsTest {
    /** A server opens ports of its range only when it needs them: nobody else may have been given one meanwhile. */
    @Test
    public void aLongRangeIsNotGivenAgainWhereverItWasTaken() {
        for (int start = 11_000; start < 12_000; start += 50) {
            FreePorts ports = new FreePorts(start);
            int first = ports.range(400);
            BitSet range = new BitSet();
            range.set(first, first + 400);
            for (int lap = 0; lap < 7000; lap += 10) {
                int given = ports.range(10);
                assertThat(range.get(given, given + 10).isEmpty())
                        .as("from %d: %d of a range from %d", start, given, first)
                        .isTrue();
            }
        }
    }

    @Test
    public void nothingIsGivenTwiceBeforeAllWasGiven() {
        FreePorts ports = new FreePorts(11_990);
        BitSet given = new BitSet();
        for (int i = 0; i < 1000; i++) {
            int first = ports.range(3);
            assertThat(given.get(first, first + 3).isEmpty()).as("%d", first).isTrue();
            assertThat(first).isEven().isBetween(20_000, 31_997);
            given.set(first, first + 3);
        }
    }
}
