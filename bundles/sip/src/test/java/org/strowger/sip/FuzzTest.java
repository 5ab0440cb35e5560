package org.strowger.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import org.junit.Test;
import org.strowger.sip.auth.DigestTarget;
import org.strowger.sip.leg.ReferTarget;
import org.strowger.sip.message.AddressTarget;
import org.strowger.sip.message.MessageTarget;
import org.strowger.sip.registrar.ContactTarget;
import org.strowger.sip.sdp.SdpTarget;
import org.strowger.sip.stack.TwoParsersTarget;
import org.strowger.sip.transport.StreamTarget;
import org.strowger.sip.transport.WebSocketTarget;
import org.strowger.testkit.fuzz.FuzzSuite;

/** Nothing that comes over the network throws, takes long or takes much memory. See docs/adr/0019. */
public class FuzzTest {
    private final FuzzSuite suite = new FuzzSuite()
            .with(MessageTarget.class, 20_000)
            .with(AddressTarget.class, 40_000)
            .with(TwoParsersTarget.class, 10_000)
            .with(StreamTarget.class, 5000)
            .with(WebSocketTarget.class, 6000)
            .with(DigestTarget.class, 40_000)
            .with(ContactTarget.class, 30_000)
            .with(ReferTarget.class, 40_000)
            .with(SdpTarget.class, 12_000);

    @Test
    public void whatWasFoundOnceIsHarmless() throws IOException {
        assertThat(suite.replay()).isGreaterThan(20);
    }

    @Test
    public void nothingNewIsFound() throws IOException, InterruptedException {
        assumeTrue(FuzzSuite.wanted());
        assertThat(suite.search()).isPositive();
    }
}
