package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import org.strowger.api.media.Codec;

/**
 * Cuts packets that are longer than the receiver takes, without decoding them: for codecs whose frames all have one length.
 * Once it has begun it goes on, so that the receiver sees one numbering.
 */
final class Splitter {
    private final OutgoingStream out;
    private final Object feeder;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean started;
    private int ssrc;
    private int sequence;
    private int expected;

    Splitter(OutgoingStream out, Object feeder) {
        this.out = out;
        this.feeder = feeder;
    }

    /** Whether the receiver does not take packets as long as this one, and it can be cut. */
    static boolean tooLong(RtpPacket packet, Codec codec, Negotiated to) {
        if (to.maxPtime() <= 0 || codec == null || codec.frameBytes() <= 0) {
            return false;
        }
        long samples = (long) packet.payloadLength() / codec.frameBytes() * codec.frameSamples();
        return samples * 1000 > (long) to.maxPtime() * codec.sampleRate();
    }

    void split(RtpPacket packet, Codec codec, Negotiated to, int type, long now) {
        int frames = Math.max(1, to.maxPtime() * codec.sampleRate() / 1000 / codec.frameSamples());
        int units = (int) ((long) frames * codec.frameSamples() * to.clockRate() / codec.sampleRate());
        int bytes = frames * codec.frameBytes();
        int gap = gap(packet, (packet.payloadLength() + bytes - 1) / bytes);
        if (piece.capacity() < RtpPacket.HEADER_BYTES + bytes) {
            piece = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + bytes);
        }
        ByteBuffer payload = packet.payload();
        expected = packet.timestamp();
        for (int at = payload.position(); at < payload.limit(); at += bytes) {
            int length = Math.min(bytes, payload.limit() - at);
            piece.clear().put(RtpPacket.HEADER_BYTES, payload, at, length).limit(RtpPacket.HEADER_BYTES + length);
            int time = (int) ((long) units * length / bytes);
            out.frame(piece, feeder, type, time, to.clockRate(), now, gap);
            gap = 0;
            expected += time;
        }
    }

    /** What is missing before this packet stays visible; returns the length of a pause in clock units. */
    private int gap(RtpPacket packet, int pieces) {
        int step = (short) (packet.sequence() - sequence);
        int gap = packet.timestamp() - expected;
        boolean goesOn = started && ssrc == packet.ssrc() && step > 0 && step < 100 && gap > 0;
        started = true;
        ssrc = packet.ssrc();
        sequence = packet.sequence();
        if (goesOn && step > 1) {
            out.lost(feeder, (step - 1) * pieces);
        }
        return goesOn ? gap : 0;
    }
}
