package org.strowger.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class NonceCountsTest {
    @Test
    public void noCountIsEverAcceptedTwice() {
        Random random = new Random(7);
        NonceCounts counts = new NonceCounts(4);
        Set<String> accepted = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            int issued = random.nextInt(20);
            int count = random.nextInt(200);
            if (counts.use("n" + issued, issued, count)) {
                assertThat(accepted.add(issued + "/" + count)).isTrue();
            }
            assertThat(counts.size()).isLessThanOrEqualTo(4);
        }
        assertThat(accepted).isNotEmpty();
    }

    @Test
    public void countsThatOvertakeEachOtherPassWithinTheWindow() {
        NonceCounts counts = new NonceCounts(10);
        assertThat(counts.use("n", 1, 100)).isTrue();
        assertThat(counts.use("n", 1, 37)).isTrue();
        assertThat(counts.use("n", 1, 36)).isFalse();
        assertThat(counts.use("n", 1, 0xffff_ffffL)).isTrue();
        assertThat(counts.use("n", 1, 100)).isFalse();
    }

    @Test
    public void oldNoncesAreDropped() {
        NonceCounts counts = new NonceCounts(10);
        counts.use("a", 1, 1);
        counts.use("b", 5, 1);
        counts.forgetBefore(5);
        assertThat(counts.size()).isEqualTo(1);
    }
}
