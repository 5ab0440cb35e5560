package org.strowger.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeConfig;

public class ExtensionNumbersTest {
    private final FakeConfig config = new FakeConfig();
    private final ExtensionNumbers numbers = new ExtensionNumbers(config);
    private final FakeCall call = new FakeCall(Party.extension("100", "Caller"));

    private String callTo(Extension extension) {
        config.put(extension.number(), extension);
        numbers.resolve(extension.number()).orElseThrow().enter(call);
        return call.did();
    }

    @Test
    public void anExtensionRingsForTheSystemsRingTime() {
        assertThat(callTo(Extensions.make("101"))).isEqualTo("dial 101");
        call.fail(Cause.NO_ANSWER);
        assertThat(call.did()).isEqualTo("reject NO_ANSWER");
    }

    @Test
    public void numbersOfNobodyAreNotResolved() {
        assertThat(numbers.resolve("101")).isEmpty();
    }

    @Test
    public void aDisabledExtensionIsNotThere() {
        assertThat(callTo(Extensions.make("101", "enabled", false))).isEqualTo("reject SUBSCRIBER_ABSENT");
    }

    @Test
    public void theirProfilesTellWhetherASecondCallRings() {
        config.put("101", Extensions.make("101", "callWaiting", false));
        config.put("102", Extensions.make("102"));
        ExtensionProfiles profiles = new ExtensionProfiles(config);
        assertThat(profiles.find("101").orElseThrow().callWaiting()).isFalse();
        assertThat(profiles.find("102").orElseThrow().callWaiting()).isTrue();
    }

    @Test
    public void onlyListedCallersReachAnExtensionWithAWhitelist() {
        assertThat(callTo(Extensions.make("101", "inboundWhitelist", List.of("105"))))
                .isEqualTo("reject CALL_REJECTED");
        assertThat(callTo(Extensions.make("101", "inboundWhitelist", List.of("105", "100"))))
                .isEqualTo("dial 101");
    }

    @Test
    public void anExtensionWithAnOutboundWhitelistReachesOnlyWhatIsListed() {
        config.put("100", Extensions.make("100", "outboundWhitelist", List.of("102")));
        assertThat(callTo(Extensions.make("101"))).isEqualTo("reject NOT_ALLOWED");
        assertThat(callTo(Extensions.make("102"))).isEqualTo("dial 102");
    }

    @Test
    public void whoPassesACallOnMayReachWhomHeMayCall() {
        config.put("100", Extensions.make("100", "outboundWhitelist", List.of("102")));
        config.put("102", Extensions.make("102", "outboundWhitelist", List.of("103")));
        call.authority = Party.extension("102", "Has forwarded it");
        assertThat(callTo(Extensions.make("103"))).isEqualTo("dial 103");
        assertThat(callTo(Extensions.make("104"))).isEqualTo("reject NOT_ALLOWED");
    }

    @Test
    public void aChangeCountsFromTheNextCallOn() {
        assertThat(callTo(Extensions.make("101"))).isEqualTo("dial 101");
        assertThat(callTo(Extensions.make("101", "enabled", false))).isEqualTo("reject SUBSCRIBER_ABSENT");
        config.remove(Extension.class, "101");
        assertThat(numbers.resolve("101")).isEmpty();
    }

    @Test
    public void anExtensionIsAlsoADestination() {
        config.put("101", Extensions.make("101"));
        ExtensionDestinations kind = new ExtensionDestinations(config);
        kind.resolve("101").orElseThrow().enter(call);
        assertThat(call.did()).isEqualTo("dial 101");
        assertThat(kind.resolve("102")).isEmpty();
        assertThat(kind.kind()).isEqualTo(kind.targetType()).isEqualTo("extension");
    }
}
