package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class GlanceTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String callId(String header) {
        return Glance.callId(bytes("BYE sip:1@h SIP/2.0\r\nVia: x\r\n" + header + "\r\nTo: y\r\n\r\nCall-ID: body"));
    }

    @Test
    public void theCallIdIsFoundHoweverItIsWritten() {
        assertThat(callId("Call-ID: a@b")).isEqualTo("a@b");
        assertThat(callId("CALL-id \t:a@b ")).isEqualTo("a@b");
        assertThat(callId("i:a@b")).isEqualTo("a@b");
        assertThat(callId("I : a@b")).isEqualTo("a@b");
    }

    @Test
    public void nothingElseIsTakenForOne() {
        assertThat(callId("Call-IDs: a@b")).isEmpty();
        assertThat(callId("In-Reply-To: a@b")).isEmpty();
        assertThat(callId("Call-ID")).isEmpty();
        assertThat(Glance.callId(bytes(""))).isEmpty();
        assertThat(Glance.callId(bytes("BYE sip:1@h SIP/2.0\r\nCall-I"))).isEmpty();
    }

    @Test
    public void anInviteIsKnownByItsBeginning() {
        assertThat(Glance.isInvite(bytes("\r\n\r\nINVITE sip:1@h SIP/2.0"))).isTrue();
        assertThat(Glance.isInvite(bytes("INVITED sip:1@h SIP/2.0"))).isFalse();
        assertThat(Glance.isInvite(bytes("SIP/2.0 200 OK"))).isFalse();
        assertThat(Glance.isInvite(bytes("INV"))).isFalse();
    }
}
