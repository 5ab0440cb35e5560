package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.contract.FeatureCodeContract;

public class BeepCodeTest extends FeatureCodeContract {
    private final FakeConfig config = new FakeConfig();

    @Override
    protected FeatureCode code() {
        return new BeepCode(config, new FakeMediaService());
    }

    @Test
    public void asManyBeepsAsSetAreHeard() {
        config.put("default", new Settings(2));
        FakeCallControl call = new FakeCallControl(Party.extension("101", "Ann"));
        code().destination("").enter(call);
        FakeCallSession caller = FakeCallSession.from("101").run(call.script().orElseThrow());
        assertThat(caller.answered()).isTrue();
        assertThat(caller.heard()).containsExactly("beep 800", "beep 800");
    }
}
