package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class QualifyTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private SipText asked(RawUa phone) {
        Binding binding = sip.registrar.bind(phone);
        sip.registrar.askAbout(binding);
        sip.time.advance(Duration.ofSeconds(1));
        return phone.takeRequest("OPTIONS");
    }

    @Test
    public void anyAnswerCountsAndIsTimed() throws IOException {
        RawUa phone = sip.phone("101");
        SipText options = asked(phone);
        assertThat(options.uri()).contains(phone.address());
        sip.time.advance(Duration.ofMillis(40));
        phone.respond(options, 404, "t", "", "");
        await().untilAsserted(() -> assertThat(sip.registrar.latencies()).containsValue(40.0));
    }

    @Test
    public void silenceIsToldAfterTheAccountsTimeout() throws IOException {
        RawUa phone = sip.phone("101");
        asked(phone);
        sip.time.advance(Duration.ofSeconds(2));
        assertThat(sip.registrar.latencies()).containsValue(-1.0);
    }
}
