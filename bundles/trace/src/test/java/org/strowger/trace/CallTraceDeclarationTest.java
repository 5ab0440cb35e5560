package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Text;
import org.strowger.testkit.Labels;

public class CallTraceDeclarationTest {
    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(CallTraceSettings.class)).isEmpty();
    }

    @Test
    public void everyCauseHasWords() {
        for (Cause cause : Cause.values()) {
            assertThat(Endings.of(cause)).isNotEqualTo(new Text(cause.name(), cause.name()));
        }
    }

    @Test
    public void decisionsAreSaidInBothLanguages() {
        assertThat(Decisions.of("dial", "102: 0 devices").zh()).isEqualTo("102 没有可振铃的设备");
        assertThat(Decisions.of("dial", "102: NO_ANSWER").en())
                .isEqualTo("102 was not reached: it rang, nobody answered");
        assertThat(Decisions.of("forwarding", "101: do not disturb").zh()).isEqualTo("101 已设免打扰");
        assertThat(Decisions.of("attendant", "6500: no choice").zh()).isEqualTo("自动总机：6500: no choice");
        assertThat(Decisions.of("vendors-own", "x").en()).isEqualTo("vendors-own: x");
    }
}
