package org.strowger.sip.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The HTTP request with which a WebSocket begins, on a listener of our own. */
final class HandshakeFraming implements Framing {
    private static final int MOST = 8192;
    private static final int ACCEPTED = 101;
    private final WebSocketPolicy policy;
    private final LinkLimits limits;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int ends;

    HandshakeFraming(WebSocketPolicy policy, LinkLimits limits) {
        this.policy = policy;
        this.limits = limits;
    }

    @Override
    public void feed(ByteBuffer bytes, Output output) throws FramingException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            kept.write(next);
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            if (ends == 2) {
                complete(output);
                return;
            }
            if (kept.size() > MOST) {
                throw refused(431);
            }
        }
    }

    private void complete(Output output) throws FramingException {
        String[] rows = kept.toString(StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < rows.length; i++) {
            int colon = rows[i].indexOf(':');
            if (colon > 0) {
                headers.merge(
                        rows[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        rows[i].substring(colon + 1).trim(),
                        (a, b) -> a + ',' + b);
            }
        }
        String method = rows[0].split(" ", 2)[0];
        int status = policy.judge(method, name -> headers.get(name.toLowerCase(Locale.ROOT)));
        if (status != ACCEPTED) {
            throw refused(status);
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: " + WebSocketPolicy.PROTOCOL + "\r\nSec-WebSocket-Accept: "
                + WebSocketPolicy.accept(headers.get("sec-websocket-key")) + "\r\n\r\n";
        output.answer(ByteBuffer.wrap(answer.getBytes(StandardCharsets.ISO_8859_1)));
        output.become(new WebSocketFraming(limits));
    }

    private static FramingException refused(int status) {
        String text = "HTTP/1.1 " + status + " Refused\r\nSec-WebSocket-Version: 13\r\n"
                + "Connection: close\r\nContent-Length: 0\r\n\r\n";
        return new FramingException("no WebSocket: " + status, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public ByteBuffer encode(byte[] message) {
        throw new IllegalStateException("no SIP before the handshake");
    }

    @Override
    public boolean begun() {
        return true;
    }

    @Override
    public ByteBuffer ping() {
        return null;
    }
}
