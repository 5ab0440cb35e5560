package org.strowger.media.ice;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.strowger.media.srtp.HmacSha1;

/**
 * A STUN message that was received (RFC 8489 section 5), as far as connectivity checks need it (RFC 8445). Keeps the
 * bytes of the message and where things stand in it. Attributes after MESSAGE-INTEGRITY count for nothing, except
 * FINGERPRINT, which must be the last.
 */
public final class StunMessage {
    public static final int REQUEST = 0x0001;
    public static final int INDICATION = 0x0011;
    static final int COOKIE = 0x2112A442;
    static final int HEADER_BYTES = 20;
    static final int FINGERPRINT_MASK = 0x5354554E;
    /** Larger than any check; longer messages are none. */
    static final int MOST_BYTES = 1280;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;
    private static final int OPTIONAL_FROM = 0x8000;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int MOST_UNKNOWN = 8;

    private final byte[] bytes;
    private String username;
    private int integrityAt = -1;
    private long priority;
    private boolean useCandidate;
    private boolean controlled;
    private int unknownCount;
    private final int[] unknown = new int[MOST_UNKNOWN];

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What RFC 7983 says of the first byte: this may be STUN. */
    public static boolean possible(int firstByte) {
        return firstByte <= 3;
    }

    /** Reads the message between position and limit; null when it is not a well-formed one. Leaves the buffer as it is. */
    public static StunMessage parse(ByteBuffer packet) {
        int length = packet.remaining();
        if (length < HEADER_BYTES || length > MOST_BYTES || length % 4 != 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        packet.get(packet.position(), bytes);
        StunMessage message = new StunMessage(bytes);
        boolean header =
                (bytes[0] & 0xC0) == 0 && message.intAt(4) == COOKIE && message.shortAt(2) == length - HEADER_BYTES;
        return header && message.attributes() ? message : null;
    }

    private boolean attributes() {
        int at = HEADER_BYTES;
        for (int count = 0; at < bytes.length; count++) {
            if (count == MOST_ATTRIBUTES || at + 4 > bytes.length) {
                return false;
            }
            int type = shortAt(at);
            int length = shortAt(at + 2);
            int next = at + 4 + (length + 3 & ~3);
            if (next > bytes.length || !attribute(type, at, length, next == bytes.length)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean attribute(int type, int at, int length, boolean last) {
        if (type == FINGERPRINT) {
            return last && length == 4 && intAt(at + 4) == checksum(bytes, at);
        }
        if (integrityAt >= 0) {
            return true;
        }
        switch (type) {
            case USERNAME -> username = new String(bytes, at + 4, length, java.nio.charset.StandardCharsets.UTF_8);
            case MESSAGE_INTEGRITY -> integrityAt = at;
            case PRIORITY -> priority = length == 4 ? intAt(at + 4) & 0xFFFFFFFFL : 0;
            case USE_CANDIDATE -> useCandidate = true;
            case ICE_CONTROLLED -> controlled = true;
            case ICE_CONTROLLING, MESSAGE_INTEGRITY_SHA256 -> {
                return true;
            }
            default -> unknown(type);
        }
        return type != MESSAGE_INTEGRITY || length == HmacSha1.BYTES;
    }

    private void unknown(int type) {
        if (type < OPTIONAL_FROM && unknownCount < MOST_UNKNOWN) {
            unknown[unknownCount++] = type;
        }
    }

    /** The value that FINGERPRINT has at this place. */
    static int checksum(byte[] bytes, int at) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, at);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    /** Writes the value that MESSAGE-INTEGRITY has at this place, which is over a length up to its own end. */
    static void sign(byte[] bytes, int at, HmacSha1 key, byte[] result) {
        int covered = at + 4 + HmacSha1.BYTES - HEADER_BYTES;
        byte[] length = {(byte) (covered >> 8), (byte) covered};
        key.begin()
                .update(bytes, 0, 2)
                .update(length, 0, 2)
                .update(bytes, 4, at - 4)
                .end(result);
    }

    private int shortAt(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private int intAt(int at) {
        return shortAt(at) << 16 | shortAt(at + 2);
    }

    /** Method and class, such as {@link #REQUEST}, a binding request. */
    public int type() {
        return shortAt(0);
    }

    int length() {
        return bytes.length;
    }

    /** Copies the transaction's identity, with the cookie before it. */
    void transaction(byte[] to) {
        System.arraycopy(bytes, 4, to, 4, 16);
    }

    /** Null when there is none. */
    public String username() {
        return username;
    }

    public boolean signed() {
        return integrityAt >= 0;
    }

    /** MESSAGE-INTEGRITY is there and right. */
    public boolean signedWith(HmacSha1 key) {
        if (integrityAt < 0) {
            return false;
        }
        byte[] expected = new byte[HmacSha1.BYTES];
        sign(bytes, integrityAt, key, expected);
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ bytes[integrityAt + 4 + i];
        }
        return difference == 0;
    }

    /** Of the candidate that the check was sent from; 0 when it does not say. */
    public long priority() {
        return priority;
    }

    public boolean useCandidate() {
        return useCandidate;
    }

    /** The sender believes that it is the controlled side. */
    public boolean controlled() {
        return controlled;
    }

    /** Attributes that must be understood and are not; at most eight. */
    int[] unknown() {
        return java.util.Arrays.copyOf(unknown, unknownCount);
    }
}
