package org.strowger.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class DigestUriTest {
    private static final String REQUEST = "sip:102@192.0.2.1:5060;transport=tcp";

    @Test
    public void formsThatPhonesSendPass() {
        for (String uri : List.of(
                REQUEST,
                "sip:102@192.0.2.1",
                "sips:102@192.0.2.1:5060",
                "SIP:102@192.0.2.1:5060;user=phone",
                "sip:192.0.2.1:5060",
                "sip:102@pbx.example")) {
            assertThat(DigestUri.matches(uri, REQUEST, "pbx.example"::equals))
                    .as(uri)
                    .isTrue();
        }
        assertThat(DigestUri.matches("sip:[2001:DB8::1]", "sip:[2001:db8::1]:5060", h -> false))
                .isTrue();
    }

    @Test
    public void otherRequestsDoNot() {
        for (String uri : List.of(
                "sip:103@192.0.2.1:5060",
                "sip:102@192.0.2.2",
                "sip:102@192.0.2.1:5070",
                "tel:102",
                "102@192.0.2.1",
                "")) {
            assertThat(DigestUri.matches(uri, REQUEST, "pbx.example"::equals))
                    .as(uri)
                    .isFalse();
        }
    }
}
