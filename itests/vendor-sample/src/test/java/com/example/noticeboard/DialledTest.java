package com.example.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.testkit.audio.Passage;
import org.strowger.testkit.audio.Wav;
import org.strowger.testkit.sip.Pbx;
import org.strowger.testkit.sip.SipCall;

/** On a running system that has the plug-in and a current notice, and as a phone hears it. Skipped without {@code -Dpbx}. */
public class DialledTest {
    @Rule
    public final Pbx pbx = new Pbx();

    @Test
    public void theCodePlaysTheNoticesAndHangsUp() {
        SipCall call = pbx.phone().call("*86").awaitAnswer();
        call.awaitEnd();
        assertThat(spoken("notice-next").in(call.heard())).isNotEmpty();
    }

    private static Passage spoken(String prompt) {
        return Passage.of(Wav.read(Path.of("src/main/resources/prompts/en", prompt + ".wav")));
    }
}
