package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import org.junit.Test;
import org.strowger.testkit.fuzz.FuzzSuite;

/** No payload makes a decoder throw, or take long. See docs/adr/0019. */
public class FuzzTest {
    private final FuzzSuite suite = new FuzzSuite().with(CodecTarget.class, 7000);

    @Test
    public void whatWasFoundOnceIsHarmless() throws IOException {
        assertThat(suite.replay()).isGreaterThan(5);
    }

    @Test
    public void nothingNewIsFound() throws IOException, InterruptedException {
        assumeTrue(FuzzSuite.wanted());
        assertThat(suite.search()).isPositive();
    }
}
