package org.strowger.media.jitter;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/**
 * Turns the packets of one party into an even stream of sound. They are put in as they come and played out piece by piece,
 * as late as they come unevenly and no later: what is missing is made up, what the two clocks differ is cut out or put in
 * where nobody hears it, pauses are pauses or comfort noise. One thread puts, another pulls.
 */
public final class Playout implements AutoCloseable {
    /** Sound never waits longer. */
    public static final int LONGEST_MS = 200;

    private static final double MARGIN_MS = 5;
    private static final double SLACK_MS = 12;
    private static final double SHORT_MS = 3;
    private static final double URGENT_MS = 60;
    private static final int REST_PULLS = 5;
    private static final int PIECE_MS = 10;

    private final int sampleRate;
    private final SoundMeter meter;
    private final JitterBuffer buffer;
    private final JitterBuffer.Head head = new JitterBuffer.Head();
    private final SoundLine line;
    private int epoch;
    /** In the middle of talk; else waiting for a packet whose time has come. */
    private boolean talking;

    private boolean noise;
    private long nextTimestamp;
    private int stalledMs;
    private int rest;
    private double target;
    private boolean active;

    /**
     * @param sampleRate of what is pulled
     * @param meter told of delay and of what was missing
     */
    public Playout(int sampleRate, SoundMeter meter) {
        this.sampleRate = sampleRate;
        this.meter = meter;
        buffer = new JitterBuffer(meter);
        line = new SoundLine(sampleRate);
    }

    /** A packet came; a codec of null stands for comfort noise. Never blocks; copies what it needs. */
    public void put(Arrival packet, Payload format, Codec codec, long now) {
        buffer.put(packet, format, codec, now);
    }

    /**
     * Plays the next piece.
     *
     * @param length samples, a whole number of milliseconds
     * @param now when it is played
     * @return false when there is nothing to hear in it: before the first packet, and in pauses
     */
    public boolean pull(short[] out, int length, long now) {
        double nowMs = now / 1e6;
        if (buffer.epoch() != epoch) {
            epoch = buffer.epoch();
            talking = false;
        }
        active = false;
        target = Math.min(LONGEST_MS, length * 1000.0 / sampleRate + buffer.spread() + MARGIN_MS);
        if (talking && stalledMs == 0) {
            adjust(nowMs);
        }
        while (line.ready() < length) {
            if (!line.advance()) {
                produce(nowMs + line.ready() * 1000.0 / sampleRate);
            } else {
                active = true;
            }
        }
        line.take(out, length);
        return active;
    }

    private void produce(double at) {
        if (!buffer.peek(head)) {
            stall();
            return;
        }
        double delay = buffer.delay(head.timestamp, at);
        if (delay > LONGEST_MS + SLACK_MS) {
            buffer.drop(head.sequence);
        } else if (!talking) {
            await(delay);
        } else if (head.timestamp - nextTimestamp <= 0) {
            settleStall(true);
            play();
        } else if (head.missing == 0) {
            // The sender paused.
            settleStall(false);
            talking = false;
        } else {
            bridgeGap();
        }
    }

    private void await(double delay) {
        int missing = (int) Math.ceil(target - delay);
        if (missing > 0) {
            fill(Math.min(PIECE_MS, missing));
        } else {
            settleStall(head.missing > 0 || head.timestamp <= nextTimestamp);
            play();
        }
    }

    /** Nothing is there: it may be lost, late, or a pause. */
    private void stall() {
        int made = fill(PIECE_MS);
        if (talking) {
            stalledMs += made;
            talking = !line.faded();
        }
    }

    /** Now it is known whether sound was missing. */
    private void settleStall(boolean missed) {
        if (missed) {
            meter.concealed(stalledMs);
        }
        stalledMs = 0;
    }

    /** Packets are lost, but there is one after them. */
    private void bridgeGap() {
        int units = buffer.clockRate() / 1000;
        long gap = head.timestamp - nextTimestamp;
        if (stalledMs > 0) {
            nextTimestamp += Math.min(gap, (long) stalledMs * units);
            settleStall(true);
            return;
        }
        int made = recover((int) (gap / units));
        if (made > 0) {
            nextTimestamp += (long) made * units;
            return;
        }
        made = fill((int) Math.max(1, Math.min(PIECE_MS, gap / units)));
        meter.concealed(made);
        nextTimestamp += (long) made * units;
    }

    /** Where one packet is lost and the next repeats what was in it. */
    private int recover(int ms) {
        boolean single = head.missing == 1 && line.plays(head.codec);
        ByteBuffer next = single ? buffer.payload(head.sequence) : null;
        return next == null ? 0 : line.recover(next, ms);
    }

    /** Noise, or what is made up for missing sound. */
    private int fill(int ms) {
        if (noise) {
            active = true;
            return line.noise(ms);
        }
        active |= !line.faded();
        return line.conceal(ms);
    }

    private void play() {
        JitterBuffer.Entry packet = buffer.take(head.sequence);
        if (packet == null) {
            return;
        }
        nextTimestamp = packet.timestamp;
        noise = packet.codec == null;
        talking = !noise;
        if (noise) {
            line.describeNoise(packet.payload);
        } else {
            int samples = line.decode(packet.payload, packet.format, packet.codec);
            nextTimestamp += (long) samples * packet.format.format().clockRate() / packet.codec.sampleRate();
        }
    }

    /** Brings the delay nearer to what it should be. */
    private void adjust(double nowMs) {
        long waiting = (long) (line.waitingMs() * buffer.clockRate() / 1000);
        double delayMs = buffer.delay(nextTimestamp - waiting, nowMs);
        meter.buffered(delayMs);
        double excess = delayMs - target;
        boolean urgent = Math.abs(excess) > URGENT_MS;
        if (rest > 0 && !urgent) {
            rest--;
        } else if (excess > SLACK_MS) {
            readAhead();
            line.shorten(urgent);
            rest = REST_PULLS;
        } else if (excess < -SHORT_MS) {
            readAhead();
            line.lengthen(urgent);
            rest = REST_PULLS;
        }
    }

    private void readAhead() {
        while (line.wantsMore() && buffer.peek(head) && head.missing == 0 && line.plays(head.codec)) {
            if (head.timestamp != nextTimestamp) {
                return;
            }
            settleStall(true);
            play();
        }
    }

    /** More than a remnant waits that has not been played. */
    public boolean holds() {
        return line.waitingMs() > PIECE_MS || buffer.peek(head);
    }

    /** Gives the decoder back. By the thread that pulls, after the last time. */
    @Override
    public void close() {
        line.close();
    }
}
