package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.strowger.api.call.DestinationKind;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeCallControl;

/** A kind of destinations. */
public abstract class DestinationKindContract {
    private static final long AT_ONCE = 2000;

    /** With a target in place. */
    protected abstract DestinationKind kind();

    /** A target that is there; empty when the kind takes none. */
    protected abstract String target();

    /** A target of the right form that is not there; null when there can be none. */
    protected abstract String absent();

    private boolean takesTargets() {
        return !kind().targetType().isEmpty() || !kind().targetPattern().isEmpty();
    }

    @Test
    public void itHasANameForTextsAndOneForPeople() {
        assertThat(kind().kind()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        Texts.bothLanguages("the kind", kind().name());
    }

    @Test
    public void itsTargetsAreItemsOrTextsOrNone() {
        assertThat(kind().targetType().isEmpty() || kind().targetPattern().isEmpty())
                .as("a pattern is for targets that are no items")
                .isTrue();
        assertThat(target().isEmpty()).as("no target").isEqualTo(!takesTargets());
        if (!kind().targetPattern().isEmpty()) {
            assertThat(target()).matches(kind().targetPattern());
        }
    }

    @Test(timeout = AT_ONCE)
    public void aCallThatEntersIsToldWhatToDoAtOnce() {
        FakeCallControl call = new FakeCallControl(Party.extension("101", "Ann"));
        kind().resolve(target())
                .orElseThrow(() -> new AssertionError("no " + target()))
                .enter(call);
        assertThat(call.did()).as("what was done with the call").isNotEmpty();
    }

    @Test(timeout = AT_ONCE)
    public void aTargetCanBeEnteredByManyCalls() {
        var destination = kind().resolve(target()).orElseThrow();
        for (String caller : List.of("101", "102")) {
            FakeCallControl call = new FakeCallControl(Party.extension(caller, ""));
            destination.enter(call);
            assertThat(call.did()).as("call of " + caller).isNotEmpty();
        }
    }

    @Test(timeout = AT_ONCE)
    public void whatIsNotThereIsEmptyAndNeverThrows() {
        if (absent() != null) {
            assertThat(kind().resolve(absent())).isEmpty();
        }
        if (takesTargets()) {
            for (String odd : List.of("", ":", "*", "../x", "x".repeat(1000), "\u5f20", "\0")) {
                assertThat(kind().resolve(odd)).as("target \"" + odd + "\"").isEmpty();
            }
        }
    }
}
