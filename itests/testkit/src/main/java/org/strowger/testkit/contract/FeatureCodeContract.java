package org.strowger.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeCallControl;

/** A code that is dialled from idle. */
public abstract class FeatureCodeContract {
    private static final long AT_ONCE = 2000;

    protected abstract FeatureCode code();

    /** What users may dial after the code; must begin with nothing at all. */
    protected List<String> arguments() {
        return List.of("");
    }

    @Test
    public void itHasAnIdACodeAndAName() {
        assertThat(code().id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(code().defaultCode())
                .as("digits would be taken for a number")
                .matches("[*#][0-9*#]{1,10}");
        Texts.bothLanguages("the code", code().name());
    }

    @Test(timeout = AT_ONCE)
    public void whoDialsItIsToldSomethingWhateverFollows() {
        assertThat(arguments()).startsWith("");
        assertThat(code().takesArgument() || arguments().size() == 1)
                .as("takes arguments")
                .isTrue();
        for (String argument : arguments()) {
            FakeCallControl call = new FakeCallControl(Party.extension("101", "Ann"));
            code().destination(argument).enter(call);
            assertThat(call.did()).as("with \"" + argument + "\"").isNotEmpty();
        }
    }
}
