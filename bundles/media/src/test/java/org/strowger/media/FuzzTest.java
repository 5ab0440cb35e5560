package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import org.junit.Test;
import org.strowger.media.ice.StunTarget;
import org.strowger.media.rtp.RtpTarget;
import org.strowger.media.source.WavTarget;
import org.strowger.media.srtp.SrtpTarget;
import org.strowger.testkit.fuzz.FuzzSuite;

/** Nothing that comes over the network or is uploaded throws, takes long or takes much memory. See docs/adr/0019. */
public class FuzzTest {
    private final FuzzSuite suite = new FuzzSuite()
            .with(StunTarget.class, 60_000)
            .with(RtpTarget.class, 60_000)
            .with(SrtpTarget.class, 10_000)
            .with(WavTarget.class, 20_000);

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
