package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import org.strowger.media.play.MediaClock;

/** A digit as telephone event (RFC 4733 section 2.5): a packet every 20 ms, the last one three times. */
final class SentEvent implements DigitSender.Sending {
    private static final int PAUSE_MS = 60;
    private static final int END_PACKETS = 3;
    private static final int VOLUME = 10;

    private final OutgoingStream out;
    private final int code;
    private final int milliseconds;
    private final ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + 4);
    private boolean begun;
    private int sentMs = MediaClock.TICK_MS;
    private int ends;
    private int pauseMs = PAUSE_MS;

    SentEvent(OutgoingStream out, int code, int milliseconds) {
        this.out = out;
        this.code = code;
        this.milliseconds = milliseconds;
    }

    @Override
    public boolean tick(Negotiated to, long nanos) {
        if (ends == END_PACKETS) {
            pauseMs -= MediaClock.TICK_MS;
            return pauseMs > 0;
        }
        if (to.parameters().sending() && to.eventType() >= 0) {
            emit(to, nanos);
        }
        if (sentMs < milliseconds) {
            sentMs += MediaClock.TICK_MS;
        } else {
            ends++;
        }
        return true;
    }

    private void emit(Negotiated to, long nanos) {
        int duration = Math.min(0xFFFF, sentMs * (to.eventClockRate() / 1000));
        boolean end = sentMs >= milliseconds;
        packet.clear();
        packet.put(RtpPacket.HEADER_BYTES, (byte) code);
        packet.put(RtpPacket.HEADER_BYTES + 1, (byte) (end ? 0x80 | VOLUME : VOLUME));
        packet.putShort(RtpPacket.HEADER_BYTES + 2, (short) duration);
        out.event(packet, to.eventType(), !begun, sentMs * (to.clockRate() / 1000), nanos);
        begun = true;
    }
}
