package org.strowger.media.rtp;

import org.strowger.media.digit.KeyListener;
import org.strowger.media.digit.Keys;

/**
 * Reads telephone events (RFC 4733) out of a stream and reports each digit once, however often its packets were
 * repeated, and also when its end packets were lost. Used by one thread.
 */
final class EventReceiver {
    /** An event whose packets stop without an end is over after this time. */
    private static final long SILENCE_NANOS = 250_000_000L;
    /** The next packet of a key that is held begins not later than this after the end of the last one. */
    private static final int NEXT_MS = 60;

    private final KeyListener listener;
    private boolean seen;
    private boolean open;
    private int ssrc;
    private int timestamp;
    private int code;
    private int duration;
    private int before;
    private long lastNanos;

    /** @param listener told when a digit begins, and when it is over how long it was */
    EventReceiver(KeyListener listener) {
        this.listener = listener;
    }

    void packet(RtpPacket packet, int clockRate, long now) {
        if (packet.payloadLength() < 4 || packet.payloadByte(0) >= Keys.COUNT) {
            return;
        }
        int age = packet.timestamp() - timestamp;
        if (!seen || ssrc != packet.ssrc() || age > 0) {
            begin(packet, age, clockRate);
        } else if (age < 0 || !open) {
            return;
        }
        duration = Math.max(duration, packet.payloadByte(2) << 8 | packet.payloadByte(3));
        lastNanos = now;
        if ((packet.payloadByte(1) & 0x80) != 0) {
            end(clockRate);
        }
    }

    /**
     * A key that is held longer than the field for its duration can tell goes on in a new segment (RFC 4733 section 2.5.1.3),
     * and some devices give each packet a timestamp of its own: neither is a new key, which a marker or a pause would show.
     */
    private void begin(RtpPacket packet, int age, int clockRate) {
        boolean goesOn = open
                && ssrc == packet.ssrc()
                && code == packet.payloadByte(0)
                && !packet.marker()
                && age <= duration + NEXT_MS * (clockRate / 1000);
        if (open && !goesOn) {
            end(clockRate);
        }
        before = goesOn ? before + age : 0;
        seen = true;
        open = true;
        ssrc = packet.ssrc();
        timestamp = packet.timestamp();
        code = packet.payloadByte(0);
        duration = 0;
        if (!goesOn) {
            listener.begins(Keys.sign(code));
        }
    }

    private void end(int clockRate) {
        open = false;
        listener.ends(Keys.sign(code), (int) ((before + duration) * 1000L / clockRate));
    }

    /** To be called now and then: closes an event whose end was lost. */
    void idle(int clockRate, long now) {
        if (open && now - lastNanos > SILENCE_NANOS) {
            end(clockRate);
        }
    }
}
