package org.strowger.sip.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class HandshakeFramingTest {
    @Test
    public void whatIsNoHandshakeIsRefused() {
        for (String text :
                new String[] {"\r\n\r\n", "\n\n", "\r\n\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n"}) {
            HandshakeFraming framing =
                    new HandshakeFraming(new WebSocketPolicy(List.of()), new LinkLimits(10, 10, 65_536, 16_384));
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> framing.feed(bytes, null)).as(text).isInstanceOf(FramingException.class);
        }
    }
}
