package org.strowger.media.rtp;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.codec.Resampler;
import org.strowger.media.play.Player;

/** Speaks played sound to a party: encodes frames in the party's format. Used by the media clock only. */
final class Voice implements Player.Listener {
    private static final int LARGEST_PACKET = 2048;
    private final OutgoingStream out;
    private final Supplier<Negotiated> negotiated;
    private final ByteBuffer packet = ByteBuffer.allocate(LARGEST_PACKET);
    private Payload encoding;
    private Codec.Encoder encoder;
    private Resampler resampler;
    private short[] resampled;

    Voice(OutgoingStream out, Supplier<Negotiated> negotiated) {
        this.out = out;
        this.negotiated = negotiated;
    }

    @Override
    public int frameMs() {
        Negotiated to = negotiated.get();
        return to == null ? 0 : to.ptime();
    }

    @Override
    public void frame(short[] pcm, int length, int sampleRate, long nanos) {
        Negotiated to = negotiated.get();
        if (to.codec() == null || !to.parameters().sending()) {
            return;
        }
        if (!to.audio().equals(encoding)) {
            use(to, pcm.length, sampleRate);
        }
        packet.clear().position(RtpPacket.HEADER_BYTES);
        if (resampler == null) {
            encoder.encode(pcm, 0, length, packet);
        } else {
            encoder.encode(resampled, 0, resampler.convert(pcm, length, resampled), packet);
        }
        int units = (int) ((long) length * to.clockRate() / sampleRate);
        out.frame(packet.flip(), this, to.audio().type(), units, to.clockRate(), nanos);
    }

    private void use(Negotiated to, int most, int sampleRate) {
        release();
        encoding = to.audio();
        encoder = to.codec().newEncoder(encoding.parameters());
        resampler = to.codec().sampleRate() == sampleRate
                ? null
                : new Resampler(sampleRate, to.codec().sampleRate());
        resampled = resampler == null ? null : new short[resampler.most(most)];
    }

    @Override
    public void release() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
            encoding = null;
        }
    }

    /** Lets what a bridge sends be heard again. */
    @Override
    public void ended(Player player) {
        out.endSolo(this);
    }
}
