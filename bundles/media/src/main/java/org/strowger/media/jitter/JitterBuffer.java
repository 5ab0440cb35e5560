package org.strowger.media.jitter;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/**
 * Packets on their way from the network to whoever plays them: puts them into order, lets go of doubles and of what comes too
 * late, and learns how long to wait. Bounded; neither side waits for the other; allocates only until the longest packet has
 * been seen. One thread puts, another takes.
 */
final class JitterBuffer {
    /** A power of two; at 10 ms a packet more than half a second. */
    static final int SLOTS = 64;

    private static final int RESTART_GAP = 1000;
    private static final double LARGEST_JUMP_MS = 2000;
    /** A talk spurt that seems this late has been given a new time base. */
    private static final double LATE_SPURT_MS = 300;
    /** So many packets in a row that are later than anybody waits: the way has become longer. */
    private static final int LATE_IN_A_ROW = 12;

    /** A packet that was taken. */
    static final class Entry {
        long sequence;
        long timestamp;
        Payload format;
        /** Null for comfort noise. */
        Codec codec;

        ByteBuffer payload = ByteBuffer.allocate(0);
        private boolean used;
    }

    /** What stands first. */
    static final class Head {
        long sequence;
        long timestamp;
        /** Packets that are missing before it. */
        long missing;

        Codec codec;
    }

    private final Entry[] slots = new Entry[SLOTS];
    private final SoundMeter meter;
    private final DelayEstimator estimator = new DelayEstimator();
    private boolean started;
    private int ssrc;
    private long highest;
    private long lastTimestamp;
    private int clockRate = 8000;
    private double unitsMs;
    /** First sequence number that has not been played or given up. */
    private long floor;

    private int lateInARow;
    private int epoch;
    private Entry spare = new Entry();

    JitterBuffer(SoundMeter meter) {
        this.meter = meter;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Entry();
        }
    }

    /** A packet came. Nothing of it is kept but copies. */
    synchronized void put(Arrival packet, Payload format, Codec codec, long now) {
        int rate = codec == null ? clockRate : format.format().clockRate();
        boolean restart = !started || ssrc != packet.ssrc || rate != clockRate;
        if (!restart) {
            int step = (short) (packet.sequence - (int) highest);
            restart = step > RESTART_GAP || step < -RESTART_GAP || jumped(packet, now);
        }
        if (restart) {
            begin(packet, rate);
        }
        long sequence = highest + (short) (packet.sequence - (int) highest);
        long timestamp = lastTimestamp + (packet.timestamp - (int) lastTimestamp);
        if (sequence < floor) {
            meter.late();
            return;
        }
        if (sequence >= floor + SLOTS) {
            dropUpTo(sequence - SLOTS + 1);
        }
        store(packet, format, codec, sequence, timestamp, now);
    }

    private boolean jumped(Arrival packet, long now) {
        long timestamp = lastTimestamp + (packet.timestamp - (int) lastTimestamp);
        double off = transit(timestamp, now) - estimator.base();
        lateInARow = off > Playout.LONGEST_MS ? lateInARow + 1 : 0;
        return Math.abs(off) > LARGEST_JUMP_MS || packet.marker && off > LATE_SPURT_MS || lateInARow == LATE_IN_A_ROW;
    }

    private void begin(Arrival packet, int rate) {
        started = true;
        epoch++;
        lateInARow = 0;
        ssrc = packet.ssrc;
        clockRate = rate;
        unitsMs = 1000.0 / rate;
        highest = (long) packet.sequence + 0x10000;
        floor = highest;
        lastTimestamp = packet.timestamp;
        estimator.restart();
        for (Entry slot : slots) {
            slot.used = false;
        }
    }

    private void dropUpTo(long sequence) {
        for (long s = floor; s < sequence && s < floor + SLOTS; s++) {
            Entry slot = slots[(int) (s & SLOTS - 1)];
            if (slot.used) {
                slot.used = false;
                meter.late();
            }
        }
        floor = sequence;
    }

    private void store(Arrival packet, Payload format, Codec codec, long sequence, long timestamp, long now) {
        Entry slot = slots[(int) (sequence & SLOTS - 1)];
        if (slot.used) {
            return;
        }
        slot.used = true;
        slot.sequence = sequence;
        slot.timestamp = timestamp;
        slot.format = format;
        slot.codec = codec;
        copy(packet.payload, slot);
        if (sequence > highest) {
            highest = sequence;
            lastTimestamp = timestamp;
        }
        estimator.arrived(transit(timestamp, now), now);
    }

    private static void copy(ByteBuffer payload, Entry to) {
        int length = payload.remaining();
        if (to.payload.capacity() < length) {
            to.payload = ByteBuffer.allocate(length);
        }
        to.payload.clear();
        to.payload.put(0, payload, payload.position(), length).limit(length);
    }

    private double transit(long timestamp, long now) {
        return now / 1e6 - timestamp * unitsMs;
    }

    /** Changes whenever numbering begins anew. */
    synchronized int epoch() {
        return epoch;
    }

    /** Delay in milliseconds of a moment of the stream that is played now, against the quickest packets. */
    synchronized double delay(long timestamp, double nowMs) {
        return nowMs - timestamp * unitsMs - estimator.base();
    }

    synchronized double spread() {
        return estimator.spread();
    }

    synchronized int clockRate() {
        return clockRate;
    }

    /** Looks at the earliest packet there is; false when there is none. */
    synchronized boolean peek(Head head) {
        if (!started) {
            return false;
        }
        for (long s = floor; s <= highest; s++) {
            Entry slot = slots[(int) (s & SLOTS - 1)];
            if (slot.used && slot.sequence == s) {
                head.sequence = s;
                head.timestamp = slot.timestamp;
                head.missing = s - floor;
                head.codec = slot.codec;
                return true;
            }
        }
        return false;
    }

    /** What a waiting packet carries, to be looked at by the thread that takes; null when it is not there any more. */
    synchronized ByteBuffer payload(long sequence) {
        Entry slot = slots[(int) (sequence & SLOTS - 1)];
        return slot.used && slot.sequence == sequence ? slot.payload : null;
    }

    /** Takes a packet; what comes before it is given up. Null when it is not there any more. Good until the next call. */
    synchronized Entry take(long sequence) {
        int place = (int) (sequence & SLOTS - 1);
        Entry taken = slots[place];
        if (!taken.used || taken.sequence != sequence) {
            return null;
        }
        slots[place] = spare;
        spare = taken;
        taken.used = false;
        floor = sequence + 1;
        return taken;
    }

    /** Gives a packet up unplayed. */
    synchronized void drop(long sequence) {
        if (take(sequence) != null) {
            meter.late();
        }
    }
}
