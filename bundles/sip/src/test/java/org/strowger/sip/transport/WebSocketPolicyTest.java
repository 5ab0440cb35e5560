package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class WebSocketPolicyTest {
    private static int judge(WebSocketPolicy policy, String... changed) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Upgrade", "websocket",
                "Connection", "keep-alive, Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol", "sip",
                "Host", "pbx.example:8443"));
        for (int i = 0; i < changed.length; i += 2) {
            headers.put(changed[i], changed[i + 1]);
        }
        return policy.judge("GET", headers::get);
    }

    @Test
    public void theHandshakeMustBeRight() {
        WebSocketPolicy policy = new WebSocketPolicy(List.of());
        assertThat(judge(policy)).isEqualTo(101);
        assertThat(judge(policy, "Upgrade", "h2c")).isEqualTo(426);
        assertThat(judge(policy, "Connection", "close")).isEqualTo(426);
        assertThat(judge(policy, "Sec-WebSocket-Version", "8")).isEqualTo(426);
        assertThat(judge(policy, "Sec-WebSocket-Key", "short")).isEqualTo(400);
        assertThat(judge(policy, "Sec-WebSocket-Protocol", "chat")).isEqualTo(400);
        assertThat(judge(policy, "Sec-WebSocket-Protocol", "chat, sip")).isEqualTo(101);
        assertThat(policy.judge("POST", name -> null)).isEqualTo(426);
    }

    @Test
    public void pagesOfTheSameHostMayAndOthersOnlyWhenNamed() {
        WebSocketPolicy same = new WebSocketPolicy(List.of());
        assertThat(judge(same, "Origin", "https://pbx.example:9000")).isEqualTo(101);
        assertThat(judge(same, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(judge(same, "Origin", "null")).isEqualTo(403);
        assertThat(judge(same, "Origin", "https://pbx.example.evil.example")).isEqualTo(403);
        WebSocketPolicy named = new WebSocketPolicy(List.of(" https://Phone.example "));
        assertThat(judge(named, "Origin", "https://phone.example")).isEqualTo(101);
        assertThat(judge(named, "Origin", "https://pbx.example")).isEqualTo(403);
        assertThat(judge(new WebSocketPolicy(List.of("*")), "Origin", "https://evil.example"))
                .isEqualTo(101);
    }

    /** The example of RFC 6455 section 1.3. */
    @Test
    public void theKeyIsAnswered() {
        assertThat(WebSocketPolicy.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
