package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import org.strowger.media.jitter.Arrival;

/**
 * A view of one RTP packet (RFC 3550 section 5.1) in a buffer; reused for packet after packet. CSRC list and header
 * extensions are skipped, padding is cut off.
 */
public final class RtpPacket {
    public static final int HEADER_BYTES = 12;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private ByteBuffer buffer;
    private int payload;
    private int end;

    /** Looks at the packet between position 0 and the limit; false when it is not a well-formed RTP packet. */
    public boolean parse(ByteBuffer packet) {
        int length = packet.limit();
        if (length < HEADER_BYTES || (packet.get(0) & 0xC0) != 0x80) {
            return false;
        }
        int at = HEADER_BYTES + 4 * (packet.get(0) & 0x0F);
        if ((packet.get(0) & 0x10) != 0) {
            if (at + 4 > length) {
                return false;
            }
            at += 4 + 4 * (packet.getShort(at + 2) & 0xFFFF);
        }
        int padding = (packet.get(0) & 0x20) != 0 ? packet.get(length - 1) & 0xFF : 0;
        if ((packet.get(0) & 0x20) != 0 && padding == 0 || at + padding >= length) {
            return false;
        }
        buffer = packet;
        payload = at;
        end = length - padding;
        return true;
    }

    /** RTCP on the RTP port (RFC 5761 section 4). */
    public static boolean looksLikeRtcp(ByteBuffer packet) {
        int type = packet.limit() < 8 ? 0 : packet.get(1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    public boolean marker() {
        return buffer.get(1) < 0;
    }

    public int type() {
        return buffer.get(1) & 0x7F;
    }

    public int sequence() {
        return buffer.getShort(2) & 0xFFFF;
    }

    public int timestamp() {
        return buffer.getInt(4);
    }

    public int ssrc() {
        return buffer.getInt(8);
    }

    public int payloadLength() {
        return end - payload;
    }

    /** A byte of the payload. */
    public int payloadByte(int index) {
        return buffer.get(payload + index) & 0xFF;
    }

    /** Writes the duration of an event. */
    void eventDuration(int units) {
        buffer.putShort(payload + 2, (short) units);
    }

    /** The buffer with position and limit around the payload. */
    public ByteBuffer payload() {
        return buffer.limit(end).position(payload);
    }

    /**
     * Puts a plain header straight before the payload, over whatever stood there.
     *
     * @return the buffer, ready to be sent
     */
    ByteBuffer rewrite(int type, boolean marker, int sequence, int timestamp, int ssrc) {
        int start = payload - HEADER_BYTES;
        header(buffer, start, type, marker, sequence, timestamp, ssrc);
        return buffer.limit(end).position(start);
    }

    /** Says what a jitter buffer must know of it. */
    Arrival describe(Arrival to) {
        return to.set(ssrc(), sequence(), timestamp(), marker(), payload());
    }

    /** The same as if it said that the party is silent. */
    Arrival describeSilent(Arrival to) {
        return to.set(ssrc(), sequence(), timestamp(), marker(), NOTHING);
    }

    static void header(ByteBuffer to, int at, int type, boolean marker, int sequence, int timestamp, int ssrc) {
        to.put(at, (byte) 0x80);
        to.put(at + 1, (byte) (marker ? type | 0x80 : type));
        to.putShort(at + 2, (short) sequence);
        to.putInt(at + 4, timestamp);
        to.putInt(at + 8, ssrc);
    }
}
