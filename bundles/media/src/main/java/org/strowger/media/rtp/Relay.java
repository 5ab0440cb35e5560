package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.codec.Transcoder;

/** One direction of a bridge: passes packets on as they are, or transcoded when the target speaks another format. */
final class Relay implements PacketSink {
    private static final int LARGEST_PACKET = 2048;
    private final OutgoingStream out;
    private final Supplier<Negotiated> target;
    private final boolean withEvents;
    private Transcoder transcoder;
    private Payload transcodedFrom;
    private Payload transcodedTo;
    private ByteBuffer scratch;

    Relay(OutgoingStream out, Supplier<Negotiated> target, boolean withEvents) {
        this.out = out;
        this.target = target;
        this.withEvents = withEvents;
    }

    @Override
    public void audio(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (to == null || !to.parameters().sending()) {
            return;
        }
        Payload from = sent.received(packet.type());
        if (!from.format().equals(to.format()) && !transcode(packet, sent, from, to)) {
            out.skip(packet, this);
            return;
        }
        out.relay(packet, this, to.audio().type(), from.format().clockRate(), to.clockRate(), now);
    }

    private boolean transcode(RtpPacket packet, Negotiated sent, Payload from, Negotiated to) {
        Codec decoder = sent.receivedCodec(packet.type());
        if (decoder == null || to.codec() == null) {
            return false;
        }
        if (transcoder == null || !from.equals(transcodedFrom) || !to.audio().equals(transcodedTo)) {
            end();
            transcoder = new Transcoder(
                    decoder, from.parameters(), to.codec(), to.audio().parameters());
            transcodedFrom = from;
            transcodedTo = to.audio();
            scratch = ByteBuffer.allocate(LARGEST_PACKET);
        }
        int ahead = transcoder.ahead(from.format().clockRate());
        scratch.clear().position(RtpPacket.HEADER_BYTES);
        transcoder.convert(packet.payload(), scratch);
        packet.replace(scratch.flip(), ahead);
        return packet.payloadLength() > 0;
    }

    @Override
    public void event(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (!withEvents || to == null || to.eventType() < 0 || !to.parameters().sending()) {
            skip(packet);
            return;
        }
        out.relay(packet, this, to.eventType(), sent.clockRate(), to.clockRate(), now);
    }

    @Override
    public void skip(RtpPacket packet) {
        out.skip(packet, this);
    }

    /** Gives the codecs back. On the thread that feeds it, after the last packet. */
    void end() {
        if (transcoder != null) {
            transcoder.close();
            transcoder = null;
        }
    }
}
