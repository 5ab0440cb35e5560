package org.strowger.media.rtp;

import java.util.function.BiConsumer;

/**
 * Reads telephone events (RFC 4733) out of a stream and reports each digit once, however often its packets were
 * repeated, and also when its end packets were lost. Used by one thread.
 */
final class EventReceiver {
    private static final String DIGITS = "0123456789*#ABCD";
    private static final int LONGEST_SEGMENT = 0xFFFF;
    /** An event whose packets stop without an end is over after this time. */
    private static final long SILENCE_NANOS = 250_000_000L;

    private final BiConsumer<Character, Integer> listener;
    private boolean seen;
    private boolean open;
    private int ssrc;
    private int timestamp;
    private int code;
    private int duration;
    private int before;
    private long lastNanos;

    /** @param listener told the digit and its length in milliseconds */
    EventReceiver(BiConsumer<Character, Integer> listener) {
        this.listener = listener;
    }

    void packet(RtpPacket packet, int clockRate, long now) {
        if (packet.payloadLength() < 4 || packet.payloadByte(0) >= DIGITS.length()) {
            return;
        }
        int length = packet.payloadByte(2) << 8 | packet.payloadByte(3);
        int age = packet.timestamp() - timestamp;
        if (!seen || ssrc != packet.ssrc() || age > 0) {
            begin(packet, clockRate);
        } else if (age < 0 || !open) {
            return;
        }
        duration = Math.max(duration, length);
        lastNanos = now;
        if ((packet.payloadByte(1) & 0x80) != 0) {
            end(clockRate);
        }
    }

    private void begin(RtpPacket packet, int clockRate) {
        boolean segment = open && ssrc == packet.ssrc() && code == packet.payloadByte(0) && duration == LONGEST_SEGMENT;
        if (open && !segment) {
            end(clockRate);
        }
        before = segment ? before + duration : 0;
        seen = true;
        open = true;
        ssrc = packet.ssrc();
        timestamp = packet.timestamp();
        code = packet.payloadByte(0);
        duration = 0;
    }

    private void end(int clockRate) {
        open = false;
        listener.accept(DIGITS.charAt(code), (int) ((before + duration) * 1000L / clockRate));
    }

    /** To be called now and then: closes an event whose end was lost. */
    void idle(int clockRate, long now) {
        if (open && now - lastNanos > SILENCE_NANOS) {
            end(clockRate);
        }
    }
}
