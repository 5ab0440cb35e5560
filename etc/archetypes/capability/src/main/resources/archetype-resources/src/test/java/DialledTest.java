package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Rule;
import org.junit.Test;
import org.strowger.testkit.audio.Tones;
import org.strowger.testkit.sip.Pbx;
import org.strowger.testkit.sip.SipCall;

/** On a running system that has the plug-in, as a phone hears it. Skipped without {@code -Dpbx}. */
public class DialledTest {
    @Rule
    public final Pbx pbx = new Pbx();

    @Test
    public void theCodeBeepsAndHangsUp() {
        SipCall call = pbx.phone().call("*87").awaitAnswer();
        call.awaitEnd();
        assertThat(Tones.in(call.heard()).heardMillis(800)).isGreaterThan(200);
    }
}
