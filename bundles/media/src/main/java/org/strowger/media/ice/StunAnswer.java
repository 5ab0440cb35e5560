package org.strowger.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.strowger.media.srtp.HmacSha1;

/** Writes answers to binding requests (RFC 8489). */
final class StunAnswer {
    private static final int SUCCESS = 0x0101;
    private static final int ERROR = 0x0111;
    private static final int ERROR_CODE = 0x0009;
    private static final int UNKNOWN_ATTRIBUTES = 0x000A;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int MOST_BYTES = 128;

    private final byte[] bytes = new byte[MOST_BYTES];
    private final ByteBuffer out = ByteBuffer.wrap(bytes);

    private StunAnswer(int type, StunMessage request) {
        request.transaction(bytes);
        out.putShort(0, (short) type).position(StunMessage.HEADER_BYTES);
    }

    /** The address that the request came from. */
    static ByteBuffer success(StunMessage request, InetSocketAddress source, HmacSha1 key) {
        StunAnswer answer = new StunAnswer(SUCCESS, request);
        byte[] host = source.getAddress().getAddress();
        answer.attribute(XOR_MAPPED_ADDRESS, 4 + host.length);
        int family = host.length == 4 ? 1 : 2;
        answer.out.putShort((short) family).putShort((short) (source.getPort() ^ StunMessage.COOKIE >>> 16));
        for (int i = 0; i < host.length; i++) {
            // The cookie and the transaction's identity stand one after the other from byte 4 on.
            answer.out.put((byte) (host[i] ^ answer.bytes[4 + i]));
        }
        return answer.signed(key);
    }

    /** @param key null for an answer that is not signed */
    static ByteBuffer error(StunMessage request, int code, String reason, HmacSha1 key) {
        StunAnswer answer = new StunAnswer(ERROR, request);
        answer.code(code, reason);
        return key == null ? answer.finished() : answer.signed(key);
    }

    static ByteBuffer unknown(StunMessage request, HmacSha1 key) {
        StunAnswer answer = new StunAnswer(ERROR, request);
        answer.code(420, "Unknown Attribute");
        int[] types = request.unknown();
        answer.attribute(UNKNOWN_ATTRIBUTES, 2 * types.length);
        for (int type : types) {
            answer.out.putShort((short) type);
        }
        answer.pad();
        return answer.signed(key);
    }

    private void code(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        attribute(ERROR_CODE, 4 + text.length);
        out.putShort((short) 0)
                .put((byte) (code / 100))
                .put((byte) (code % 100))
                .put(text);
        pad();
    }

    private void attribute(int type, int length) {
        out.putShort((short) type).putShort((short) length);
    }

    private void pad() {
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
    }

    private ByteBuffer signed(HmacSha1 key) {
        int at = out.position();
        attribute(StunMessage.MESSAGE_INTEGRITY, HmacSha1.BYTES);
        byte[] value = new byte[HmacSha1.BYTES];
        StunMessage.sign(bytes, at, key, value);
        out.put(value);
        return finished();
    }

    private ByteBuffer finished() {
        int at = out.position();
        out.putShort(2, (short) (at + 8 - StunMessage.HEADER_BYTES));
        attribute(StunMessage.FINGERPRINT, 4);
        out.putInt(StunMessage.checksum(bytes, at));
        return out.flip();
    }
}
