package org.strowger.sip.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SIP over WebSocket (RFC 7118 on RFC 6455), the server's side: one message in each WebSocket message. No extension was
 * agreed, so nothing is compressed. A message may come in some fragments, and memory is only taken for what has come.
 */
final class WebSocketFraming implements Framing {
    private static final byte[] NOTHING = {};
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MOST_IN_CONTROL = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MOST_FRAGMENTS = 64;
    private static final int NORMAL = 1000;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;

    private final LinkLimits limits;
    /** The frame's head, as far as it has come. */
    private final byte[] head = new byte[14];

    private int headLength;
    private byte[] payload = NOTHING;
    private int payloadLength;
    private int expected = -1;
    private byte[] message = NOTHING;
    private int fragments;

    WebSocketFraming(LinkLimits limits) {
        this.limits = limits;
    }

    @Override
    public void feed(ByteBuffer bytes, Output output) throws FramingException {
        while (bytes.hasRemaining()) {
            if (expected < 0) {
                head[headLength++] = bytes.get();
                if (headLength >= 2 && headLength == headSize()) {
                    headComplete();
                }
            } else {
                take(bytes);
            }
            if (expected >= 0 && payloadLength == expected) {
                frame(output);
            }
        }
    }

    private int headSize() {
        int shown = head[1] & 0x7f;
        int longer = shown == TWO_BYTES ? 2 : shown == EIGHT_BYTES ? 8 : 0;
        return 2 + longer + 4;
    }

    private void headComplete() throws FramingException {
        int opcode = head[0] & 0x0f;
        boolean control = opcode >= CLOSE;
        boolean last = (head[0] & FINAL) != 0;
        long length = payloadSize();
        if ((head[0] & RESERVED) != 0 || (head[1] & MASKED) == 0 || opcode > PONG || opcode > BINARY && !control) {
            throw error(PROTOCOL_ERROR, "bad frame");
        }
        if (control && (!last || length > MOST_IN_CONTROL)) {
            throw error(PROTOCOL_ERROR, "bad control frame");
        }
        if (!control && (opcode == CONTINUATION) != (fragments > 0)) {
            throw error(PROTOCOL_ERROR, "frames out of order");
        }
        if (length < 0 || message.length + length > limits.messageBytes() || fragments >= MOST_FRAGMENTS) {
            throw error(TOO_BIG, "message too big");
        }
        expected = (int) length;
    }

    private long payloadSize() {
        int shown = head[1] & 0x7f;
        if (shown < TWO_BYTES) {
            return shown;
        }
        ByteBuffer size = ByteBuffer.wrap(head, 2, 8);
        return shown == TWO_BYTES ? size.getShort() & 0xffff : size.getLong();
    }

    private void take(ByteBuffer bytes) {
        int count = Math.min(expected - payloadLength, bytes.remaining());
        if (payloadLength + count > payload.length) {
            payload = Arrays.copyOf(payload, Math.min(expected, Math.max(payloadLength + count, payload.length * 2)));
        }
        int mask = headLength - 4;
        for (int i = 0; i < count; i++, payloadLength++) {
            payload[payloadLength] = (byte) (bytes.get() ^ head[mask + (payloadLength & 3)]);
        }
    }

    private void frame(Output output) throws FramingException {
        int opcode = head[0] & 0x0f;
        boolean last = (head[0] & FINAL) != 0;
        byte[] content = Arrays.copyOf(payload, payloadLength);
        headLength = 0;
        expected = -1;
        payload = NOTHING;
        payloadLength = 0;
        if (opcode == PING) {
            output.answer(frame(PONG, content));
        } else if (opcode == CLOSE) {
            throw error(NORMAL, "closed by the peer");
        } else if (opcode != PONG) {
            data(content, last, output);
        }
    }

    private void data(byte[] content, boolean last, Output output) throws FramingException {
        byte[] all = fragments == 0 ? content : Arrays.copyOf(message, message.length + content.length);
        if (fragments > 0) {
            System.arraycopy(content, 0, all, message.length, content.length);
        }
        message = last ? NOTHING : all;
        fragments = last ? 0 : fragments + 1;
        if (last && isKeepAlive(all)) {
            output.answer(encode("\r\n".getBytes(StandardCharsets.US_ASCII)));
        } else if (last) {
            sip(all, output);
        }
    }

    /** Some send the keep-alive of streams here too. */
    private static boolean isKeepAlive(byte[] all) {
        return new String(all, 0, Math.min(all.length, 5), StandardCharsets.ISO_8859_1).isBlank();
    }

    private void sip(byte[] all, Output output) throws FramingException {
        int end = Head.end(all);
        HeadScan.Fault fault = end > limits.headBytes()
                ? new HeadScan.Fault(513, "Message Too Large")
                : HeadScan.of(all, end, HeadLimits.USUAL, true);
        if (fault == null) {
            output.message(all);
        } else {
            byte[] refusal = Head.of(all, end).refusal(fault);
            if (refusal.length > 0) {
                output.answer(encode(refusal));
            }
        }
    }

    /** The close frame is what the peer is told last. */
    private static FramingException error(int code, String reason) {
        byte[] status = {(byte) (code >> 8), (byte) code};
        return new FramingException(reason, frame(CLOSE, status).array());
    }

    @Override
    public ByteBuffer encode(byte[] text) {
        return frame(TEXT, text);
    }

    private static ByteBuffer frame(int opcode, byte[] content) {
        int size = content.length;
        ByteBuffer frame = ByteBuffer.allocate(size + (size < TWO_BYTES ? 2 : size <= 0xffff ? 4 : 10));
        frame.put((byte) (FINAL | opcode));
        if (size < TWO_BYTES) {
            frame.put((byte) size);
        } else if (size <= 0xffff) {
            frame.put((byte) TWO_BYTES).putShort((short) size);
        } else {
            frame.put((byte) EIGHT_BYTES).putLong(size);
        }
        return frame.put(content).flip();
    }

    @Override
    public boolean begun() {
        return headLength > 0 || fragments > 0;
    }

    @Override
    public ByteBuffer ping() {
        return frame(PING, NOTHING);
    }
}
