package org.strowger.media.rtp;

import java.util.random.RandomGenerator;

/**
 * The one video stream that a party gets: own SSRC, and numbers and times that go on when the source changes. Loss stays
 * visible, and packets that are sent again at request find their place, so that the receiver can repair. Thread safe.
 */
final class VideoStream implements SentStream {
    static final int CLOCK_RATE = 90_000;
    /** A packet this far from the last belongs to a new stream; about two seconds of large pictures. */
    private static final int FAR = 3000;
    /** Between the last picture of one source and the first of another. */
    private static final int PICTURE = CLOCK_RATE / 30;

    private final Transport transport;
    private final RandomGenerator random;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private long lastNanos;
    private boolean fed;
    private int source;
    private int sequenceOffset;
    private int timestampOffset;
    private int firstSequence;
    private long packets;
    private long bytes;

    VideoStream(Transport transport, RandomGenerator random) {
        this.transport = transport;
        this.random = random;
        renew();
        timestamp = random.nextInt();
    }

    /** Goes on as another source, under other keys. */
    synchronized void renew() {
        ssrc = random.nextInt();
        sequence = random.nextInt(0x8000);
        fed = false;
    }

    /**
     * Passes a packet on.
     *
     * @return true when it is the first of another source: what came before it is missing
     */
    synchronized boolean relay(RtpPacket in, int type, long now) {
        int step = (short) (in.sequence() + sequenceOffset - sequence);
        boolean start = !fed || in.ssrc() != source || step > FAR || step < -FAR;
        if (start) {
            anchor(in, now);
        }
        int outSequence = (in.sequence() + sequenceOffset) & 0xFFFF;
        if ((short) (outSequence - firstSequence) < 0) {
            return false;
        }
        int outTimestamp = in.timestamp() + timestampOffset;
        if (transport.send(in.rewrite(type, in.marker(), outSequence, outTimestamp, ssrc))) {
            packets++;
            bytes += in.payloadLength() + RtpPacket.HEADER_BYTES;
        }
        if ((short) (outSequence - sequence) > 0) {
            advance(outSequence, outTimestamp, now);
        }
        return start;
    }

    private void anchor(RtpPacket in, long now) {
        long passed = packets == 0 ? 0 : (now - lastNanos) * CLOCK_RATE / 1_000_000_000L;
        firstSequence = (sequence + 1) & 0xFFFF;
        sequenceOffset = firstSequence - in.sequence();
        timestampOffset = timestamp + (int) Math.max(PICTURE, passed) - in.timestamp();
        source = in.ssrc();
        fed = true;
    }

    private void advance(int outSequence, int outTimestamp, long now) {
        sequence = outSequence;
        timestamp = outTimestamp;
        lastNanos = now;
        if ((short) (sequence - firstSequence) > FAR) {
            firstSequence = (sequence - FAR) & 0xFFFF;
        }
    }

    /** A packet of the source is kept back on purpose: closes the hole in the numbers. */
    synchronized void skip(RtpPacket in) {
        if (fed && in.ssrc() == source) {
            sequenceOffset--;
        }
    }

    /** There is a source now. */
    synchronized boolean fed() {
        return fed;
    }

    /** SSRC of the source, for feedback to it. */
    synchronized int source() {
        return source;
    }

    /** The source's number of a packet that was sent under this one. */
    synchronized int sourceSequence(int sent) {
        return (sent - sequenceOffset) & 0xFFFF;
    }

    @Override
    public synchronized int ssrc() {
        return ssrc;
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
        return timestamp + (int) ((now - lastNanos) * CLOCK_RATE / 1_000_000_000L);
    }
}
