package org.strowger.media.rtp;

/** Counts what comes in from one party: loss and jitter as in RFC 3550 appendix A. Thread safe. */
final class ReceptionMeter {
    private static final int RESTART_GAP = 3000;
    private long packets;
    private long bytes;
    private long rejected;
    private long lostBefore;
    private boolean started;
    private int ssrc;
    private int highest;
    private long base;
    private long cycles;
    private long received;
    private double jitter;
    private double lastTransit;
    private boolean haveTransit;
    private int clockRate = 8000;
    private long expectedReported;
    private long receivedReported;

    /** @param timed false for telephone events, whose timestamps stand still */
    synchronized void packet(RtpPacket packet, int length, int rate, boolean timed, long now) {
        packets++;
        bytes += length;
        int step = (short) (packet.sequence() - highest);
        if (!started || ssrc != packet.ssrc() || step > RESTART_GAP || step < -RESTART_GAP) {
            restart(packet, rate);
        } else if (step > 0) {
            if (packet.sequence() < highest) {
                cycles += 0x10000;
            }
            highest = packet.sequence();
        }
        received++;
        if (timed) {
            measureJitter(packet, now);
        } else {
            haveTransit = false;
        }
    }

    private void restart(RtpPacket packet, int rate) {
        lostBefore += lostNow();
        started = true;
        ssrc = packet.ssrc();
        highest = packet.sequence();
        base = highest;
        cycles = 0;
        received = 0;
        expectedReported = 0;
        receivedReported = 0;
        clockRate = rate;
        haveTransit = false;
    }

    private void measureJitter(RtpPacket packet, long now) {
        double transit = now * (clockRate / 1e9) - (packet.timestamp() & 0xFFFFFFFFL);
        double difference = Math.abs(transit - lastTransit);
        // A jump of more than two seconds is a new time base of the sender, not jitter.
        if (haveTransit && difference < 2.0 * clockRate) {
            jitter += (difference - jitter) / 16;
        }
        lastTransit = transit;
        haveTransit = true;
    }

    synchronized void reject() {
        rejected++;
    }

    private long expected() {
        return started ? cycles + highest - base + 1 : 0;
    }

    private long lostNow() {
        return Math.max(0, expected() - received);
    }

    synchronized long packets() {
        return packets;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long rejected() {
        return rejected;
    }

    synchronized long lost() {
        return lostBefore + lostNow();
    }

    synchronized double jitterMs() {
        return jitter * 1000 / clockRate;
    }

    synchronized boolean started() {
        return started;
    }

    /** Writes the first five words of a report block (RFC 3550 section 6.4.1) and begins a new reporting interval. */
    synchronized void report(java.nio.ByteBuffer out) {
        long expectedInterval = expected() - expectedReported;
        long lostInterval = expectedInterval - (received - receivedReported);
        expectedReported = expected();
        receivedReported = received;
        long fraction =
                expectedInterval <= 0 || lostInterval <= 0 ? 0 : Math.min(255, lostInterval * 256 / expectedInterval);
        out.putInt(ssrc);
        out.putInt((int) (fraction << 24 | Math.min(0x7FFFFF, lostNow())));
        out.putInt((int) (cycles + highest));
        out.putInt((int) jitter);
    }
}
