package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.strowger.media.play.MediaClock;

/** Sends digits as telephone events (RFC 4733 section 2.5), one after another. Thread safe. */
final class DigitSender implements MediaClock.Ticker {
    private static final String DIGITS = "0123456789*#ABCD";
    private static final int SHORTEST_MS = 40;
    private static final int LONGEST_MS = 8000;
    private static final int PAUSE_MS = 60;
    private static final int END_PACKETS = 3;
    private static final int MOST_WAITING = 64;
    private static final int VOLUME = 10;

    private record Digit(int code, int milliseconds) {}

    private final OutgoingStream out;
    private final Supplier<Negotiated> negotiated;
    private final MediaClock clock;
    private final ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + 4);
    private final Queue<Digit> waiting = new ArrayDeque<>();
    private boolean running;
    private Digit current;
    private int sentMs;
    private int ends;
    private int pauseMs;

    DigitSender(OutgoingStream out, Supplier<Negotiated> negotiated, MediaClock clock) {
        this.out = out;
        this.negotiated = negotiated;
        this.clock = clock;
    }

    synchronized void send(char digit, int milliseconds) {
        int code = DIGITS.indexOf(Character.toUpperCase(digit));
        Negotiated to = negotiated.get();
        if (code < 0 || to == null || to.eventType() < 0 || waiting.size() >= MOST_WAITING) {
            return;
        }
        waiting.add(new Digit(code, Math.max(SHORTEST_MS, Math.min(LONGEST_MS, milliseconds))));
        if (!running) {
            running = true;
            out.interrupt(this);
            clock.add(this);
        }
    }

    synchronized void stop() {
        waiting.clear();
        current = null;
    }

    @Override
    public synchronized boolean tick(long nanos) {
        Negotiated to = negotiated.get();
        if (pauseMs > 0) {
            pauseMs -= MediaClock.TICK_MS;
            return true;
        }
        boolean first = current == null;
        if (first && !begin(to, nanos)) {
            running = false;
            out.interrupt(null);
            return false;
        }
        if (to.parameters().sending() && to.eventType() >= 0) {
            emit(to, first, nanos);
        }
        advance();
        return true;
    }

    private boolean begin(Negotiated to, long nanos) {
        current = waiting.poll();
        if (current == null) {
            return false;
        }
        sentMs = MediaClock.TICK_MS;
        ends = 0;
        out.beginEvent(this, to.clockRate(), nanos);
        return true;
    }

    private void emit(Negotiated to, boolean first, long nanos) {
        int duration = Math.min(0xFFFF, sentMs * (to.clockRate() / 1000));
        packet.clear();
        packet.put(RtpPacket.HEADER_BYTES, (byte) current.code());
        packet.put(RtpPacket.HEADER_BYTES + 1, (byte) (last() ? 0x80 | VOLUME : VOLUME));
        packet.putShort(RtpPacket.HEADER_BYTES + 2, (short) duration);
        out.event(packet, to.eventType(), first, duration, nanos);
    }

    private boolean last() {
        return sentMs >= current.milliseconds();
    }

    private void advance() {
        if (!last()) {
            sentMs += MediaClock.TICK_MS;
        } else if (++ends == END_PACKETS) {
            current = null;
            pauseMs = PAUSE_MS;
        }
    }
}
