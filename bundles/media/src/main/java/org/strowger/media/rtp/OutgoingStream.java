package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * The one RTP stream that a party gets, whoever feeds it: own SSRC, sequence numbers without holes of our making, and
 * timestamps that go on over a change of feeder. Loss and reordering on the way to us stay visible to the receiver.
 * Thread safe; the lock is free nearly always, since both legs of a call are on one loop.
 */
final class OutgoingStream implements SentStream {
    private static final int MAX_JUMP = 1000;
    private static final int MAX_REORDER = 100;
    private static final long SPURT_NANOS = 200_000_000L;
    private static final long MAX_SKEW_NANOS = 10_000_000_000L;

    private final Transport transport;
    private final RandomGenerator random;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private int units = 160;
    private long lastNanos;
    private int clockRate = 8000;
    private Object feeder;
    private Object soloist;
    private Object interrupter;
    private int feederSsrc;
    /** The numbering is our own since the last packet that was passed on. */
    private boolean framed;

    /** Events were sent since the last sound; this one came last, by its timestamp where it came from. */
    private boolean afterEvent;

    private int eventIn;
    private int sequenceOffset;
    private int firstSequence;
    private int timestampIn;
    private int timestampOut;
    private long packets;
    private long bytes;

    OutgoingStream(Transport transport, RandomGenerator random) {
        this.transport = transport;
        this.random = random;
        ssrc = random.nextInt();
        // Low, so that it does not wrap before the receiver of an encrypted stream has seen one (RFC 3711 section
        // 3.3.1).
        sequence = random.nextInt(0x8000);
        timestamp = random.nextInt();
    }

    /** Goes on as another source: under another key the receiver cannot know how often the sequence has wrapped. */
    synchronized void renew() {
        ssrc = random.nextInt();
        sequence = random.nextInt(0x8000);
        feeder = null;
    }

    @Override
    public synchronized int ssrc() {
        return ssrc;
    }

    /** Lets one feeder alone be heard, until called with null. */
    synchronized void solo(Object feederOrNull) {
        soloist = feederOrNull;
    }

    /** Ends the solo of this one, if it is its. */
    synchronized void endSolo(Object of) {
        if (soloist == of) {
            soloist = null;
        }
    }

    /** Takes the place of all else, a solo too, until called with null: digits. */
    synchronized void interrupt(Object feederOrNull) {
        interrupter = feederOrNull;
    }

    /** Somebody else is heard in place of this feeder. */
    synchronized boolean mutes(Object from) {
        return mute(from);
    }

    private boolean mute(Object from) {
        Object heard = interrupter != null ? interrupter : soloist;
        return heard != null && heard != from;
    }

    /**
     * Passes on a packet of another stream, whose payload may have been replaced by an equally long time of sound.
     *
     * @param inRate the other stream's clock rate
     * @param outRate clock rate of what is sent
     */
    synchronized void relay(RtpPacket in, Object from, int type, int inRate, int outRate, long now) {
        if (mute(from)) {
            return;
        }
        clockRate = outRate;
        boolean start = from != feeder || framed || in.ssrc() != feederSsrc || jumped(in, inRate, now);
        if (start) {
            anchor(in, from, now);
        }
        int outSequence = (in.sequence() + sequenceOffset) & 0xFFFF;
        if ((short) (outSequence - firstSequence) < 0) {
            return;
        }
        int step = in.timestamp() - timestampIn;
        int outTimestamp = timestampOut + (inRate == outRate ? step : (int) ((long) step * outRate / inRate));
        send(in.rewrite(type, start || in.marker(), outSequence, outTimestamp, ssrc));
        if ((short) (outSequence - sequence) > 0) {
            sequence = outSequence;
            units = Math.max(1, Math.min(outRate / 10, outTimestamp - timestamp));
            timestamp = outTimestamp;
            lastNanos = now;
            // It follows, or after half a round of numbers all of them would seem to be from before it.
            if ((short) (sequence - firstSequence) > MAX_REORDER) {
                firstSequence = (sequence - MAX_REORDER) & 0xFFFF;
            }
        }
    }

    /** A packet of the relayed stream is not passed on, on purpose: closes the hole in the sequence numbers. */
    synchronized void skip(RtpPacket in, Object from) {
        if (from == feeder && in.ssrc() == feederSsrc) {
            sequenceOffset--;
        }
    }

    private boolean jumped(RtpPacket in, int inRate, long now) {
        int step = (short) (in.sequence() + sequenceOffset - sequence);
        if (step > MAX_JUMP || step < -MAX_REORDER) {
            return true;
        }
        long media = (long) (in.timestamp() - timestampIn - (timestamp - timestampOut)) * 1_000_000_000L / inRate;
        return inRate == clockRate && Math.abs(media - (now - lastNanos)) > MAX_SKEW_NANOS;
    }

    private void anchor(RtpPacket in, Object from, long now) {
        timestampOut = spurt(from, now);
        timestampIn = in.timestamp();
        feederSsrc = in.ssrc();
        framed = false;
        firstSequence = (sequence + 1) & 0xFFFF;
        sequenceOffset = firstSequence - in.sequence();
    }

    /** Makes somebody the feeder and returns the timestamp of a packet that begins now. */
    private int spurt(Object from, long now) {
        feeder = from;
        afterEvent = false;
        long passed = packets == 0 ? 0 : (now - lastNanos) * clockRate / 1_000_000_000L;
        return timestamp + (int) Math.max(units, passed);
    }

    /**
     * Sends a frame of sound made here.
     *
     * @param packet room for the header, then the payload; from position 0 to the limit
     * @param frameUnits length of the frame in clock units
     * @param gapUnits silence that was not sent before it
     */
    synchronized void frame(
            ByteBuffer packet, Object from, int type, int frameUnits, int rate, long now, int gapUnits) {
        if (mute(from)) {
            return;
        }
        clockRate = rate;
        boolean anew = from != feeder || afterEvent || gapUnits == 0 && now - lastNanos > SPURT_NANOS;
        timestamp = anew ? spurt(from, now) : timestamp + units + gapUnits;
        units = frameUnits;
        framed = true;
        emit(packet, type, anew || gapUnits > 0, timestamp, now);
    }

    /** So many packets of this feeder were lost on the way to us: the receiver shall see that. */
    synchronized void lost(Object from, int lostPackets) {
        if (from == feeder) {
            sequence = (sequence + lostPackets) & 0xFFFF;
        }
    }

    /**
     * Passes on a packet of an event between frames of sound that are made here. All packets of an event have one
     * timestamp.
     *
     * @param began timestamp of the event where it comes from
     */
    synchronized void eventBetweenFrames(RtpPacket in, Object from, Negotiated to, int began, long now) {
        if (mute(from)) {
            return;
        }
        clockRate = to.clockRate();
        boolean first = from != feeder || !afterEvent || eventIn != began;
        if (first) {
            timestamp = spurt(from, now);
            eventIn = began;
            afterEvent = true;
            framed = true;
        }
        if (in.payloadLength() >= 4) {
            long duration = in.payloadByte(2) << 8 | in.payloadByte(3);
            units = Math.max(units, (int) (duration * to.clockRate() / to.eventClockRate()));
        }
        sequence = (sequence + 1) & 0xFFFF;
        lastNanos = now;
        send(in.rewrite(to.eventType(), first, sequence, timestamp, ssrc));
    }

    /** The timestamp of an event that begins now, and stays the same in all its packets. */
    synchronized int beginEvent(Object from, int rate, long now) {
        clockRate = rate;
        timestamp = spurt(from, now);
        return timestamp;
    }

    /** Sends a packet of the event begun last; sound after it begins after its duration. */
    synchronized void event(ByteBuffer packet, int type, boolean first, int duration, long now) {
        units = duration;
        emit(packet, type, first, timestamp, now);
    }

    private void emit(ByteBuffer packet, int type, boolean marker, int time, long now) {
        sequence = (sequence + 1) & 0xFFFF;
        RtpPacket.header(packet, 0, type, marker, sequence, time, ssrc);
        lastNanos = now;
        send(packet);
    }

    private void send(ByteBuffer packet) {
        int length = packet.remaining();
        if (transport.send(packet)) {
            packets++;
            bytes += length;
        }
    }

    @Override
    public synchronized long packets() {
        return packets;
    }

    @Override
    public synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized int timestampAt(long now) {
        return timestamp + (int) ((now - lastNanos) * clockRate / 1_000_000_000L);
    }
}
