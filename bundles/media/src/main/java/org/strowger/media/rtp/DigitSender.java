package org.strowger.media.rtp;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.strowger.media.digit.Keys;
import org.strowger.media.play.MediaClock;

/** Sends digits one after another, as telephone events or as tones, whichever the party takes. Thread safe. */
final class DigitSender implements MediaClock.Ticker {
    private static final int SHORTEST_MS = 40;
    private static final int SHORTEST_TONE_MS = 80;
    private static final int LONGEST_MS = 8000;
    private static final int MOST_WAITING = 64;

    private record Digit(int code, int milliseconds) {}

    /** One digit on its way, with the pause after it. */
    interface Sending {
        /** Does the work of 20 ms; false when it is through. */
        boolean tick(Negotiated to, long nanos);
    }

    private final OutgoingStream out;
    private final Supplier<Negotiated> negotiated;
    private final MediaClock clock;
    private final Queue<Digit> waiting = new ArrayDeque<>();
    /** While tones are sent. */
    private Packetizer packetizer;

    private boolean running;
    private Sending current;

    DigitSender(OutgoingStream out, Supplier<Negotiated> negotiated, MediaClock clock) {
        this.out = out;
        this.negotiated = negotiated;
        this.clock = clock;
    }

    synchronized void send(char digit, int milliseconds) {
        int code = Keys.code(digit);
        if (code < 0 || !able(negotiated.get()) || waiting.size() >= MOST_WAITING) {
            return;
        }
        waiting.add(new Digit(code, Math.min(LONGEST_MS, milliseconds)));
        if (!running) {
            running = true;
            out.interrupt(this);
            clock.add(this);
        }
    }

    private static boolean able(Negotiated to) {
        return to != null && (to.takesEvents() || tones(to));
    }

    private static boolean tones(Negotiated to) {
        return to.takesTones() && to.codec() != null;
    }

    synchronized void stop() {
        waiting.clear();
        current = null;
    }

    @Override
    public synchronized boolean tick(long nanos) {
        Negotiated to = negotiated.get();
        if (current == null) {
            current = next(to, nanos);
        }
        if (current == null) {
            end();
            return false;
        }
        if (!current.tick(to, nanos)) {
            current = null;
        }
        return true;
    }

    private void end() {
        running = false;
        out.interrupt(null);
        if (packetizer != null) {
            packetizer.close();
            packetizer = null;
        }
    }

    private Sending next(Negotiated to, long nanos) {
        Digit digit = waiting.poll();
        if (digit == null || !able(to)) {
            return null;
        }
        if (tones(to)) {
            packetizer = packetizer == null ? new Packetizer(out, this) : packetizer;
            return new SentTone(packetizer, digit.code(), Math.max(SHORTEST_TONE_MS, digit.milliseconds()), to.codec());
        }
        out.beginEvent(this, to.clockRate(), nanos);
        return new SentEvent(out, digit.code(), Math.max(SHORTEST_MS, digit.milliseconds()));
    }
}
