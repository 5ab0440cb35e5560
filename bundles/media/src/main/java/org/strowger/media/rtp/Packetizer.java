package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/**
 * Cuts an even stream of sound into packets as long as the party wants them, whole frames of its codec, and sends them. One
 * thread; allocates only when something is negotiated anew.
 */
final class Packetizer implements AutoCloseable {
    /** Takes packets. */
    interface Output {
        /**
         * @param packet room for the header, then the payload
         * @param units length in clock units
         * @param gapUnits silence before it that was not sent
         */
        void frame(ByteBuffer packet, int units, int gapUnits, long now);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Packetizer.class);
    private static final int SMALLEST_ROOM = 2048;

    private final Output out;
    private Negotiated target;
    private Payload encoding;
    private Codec.Encoder encoder;
    private short[] frame = new short[0];
    private int filled;
    private ByteBuffer packet;
    private int gapUnits;

    /** @param feeder who is said to be speaking */
    Packetizer(OutgoingStream stream, Object feeder) {
        out = (frame, units, gap, now) ->
                stream.frame(frame, feeder, target.audio().type(), units, target.clockRate(), now, gap);
    }

    Packetizer(Output out) {
        this.out = out;
    }

    /** The next sound, at the rate of the codec that was negotiated. Lets it go when nothing may be sent. */
    void add(short[] pcm, int length, Negotiated to, long now) {
        if (to.codec() == null || !to.parameters().sending()) {
            return;
        }
        if (to != target) {
            use(to);
        }
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, frame.length - filled);
            System.arraycopy(pcm, done, frame, filled, count);
            filled += count;
            done += count;
            if (filled == frame.length) {
                filled = 0;
                send(now);
            }
        }
    }

    private void use(Negotiated to) {
        target = to;
        int samples = to.ptime() * to.codec().sampleRate() / 1000;
        if (samples != frame.length) {
            frame = new short[samples];
            filled = 0;
        }
        if (encoder == null || !sameCoding(to.audio(), encoding)) {
            close();
            encoding = to.audio();
            encoder = to.codec().newEncoder(encoding.parameters());
        }
        int room = RtpPacket.HEADER_BYTES + Math.max(SMALLEST_ROOM, to.codec().largestPayload(to.ptime()));
        if (packet == null || packet.capacity() < room) {
            packet = ByteBuffer.allocate(room);
        }
    }

    private static boolean sameCoding(Payload a, Payload b) {
        return a.format().equals(b.format()) && a.parameters().equals(b.parameters());
    }

    private void send(long now) {
        int units =
                (int) ((long) frame.length * target.clockRate() / target.codec().sampleRate());
        packet.clear().position(RtpPacket.HEADER_BYTES);
        if (encode() && packet.position() > RtpPacket.HEADER_BYTES) {
            out.frame(packet.flip(), units, gapUnits, now);
            gapUnits = 0;
        } else {
            gapUnits += units;
        }
    }

    private boolean encode() {
        try {
            encoder.encode(frame, 0, frame.length, packet);
            return true;
        } catch (RuntimeException e) {
            // A contributed codec that breaks, or writes more than the sound had, costs this packet.
            LOG.debug("Encoding {}: {}", target.codec().name(), e.toString());
            return false;
        }
    }

    /**
     * The stream pauses for so long: what does not fill a packet is let go, and the next one begins a talk spurt.
     *
     * @param ms length of the pause; 0 when the clock tells
     */
    void pause(int ms) {
        if (target != null) {
            gapUnits += (ms + filled * 1000 / target.codec().sampleRate()) * (target.clockRate() / 1000);
        }
        filled = 0;
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
            encoding = null;
        }
    }
}
