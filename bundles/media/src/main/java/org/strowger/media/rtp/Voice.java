package org.strowger.media.rtp;

import java.util.function.Supplier;
import org.strowger.media.codec.Resampler;
import org.strowger.media.play.Player;

/** Speaks played sound to a party: encodes frames in the party's format. Used by the media clock only. */
final class Voice implements Player.Listener {
    private final Supplier<Negotiated> negotiated;
    private final OutgoingStream out;
    private final Packetizer packetizer;
    private Resampler resampler;
    private int resamplerRate;
    private short[] resampled;

    Voice(OutgoingStream out, Supplier<Negotiated> negotiated) {
        this.out = out;
        this.negotiated = negotiated;
        packetizer = new Packetizer(out, this);
    }

    @Override
    public int frameMs() {
        Negotiated to = negotiated.get();
        return to == null ? 0 : to.ptime();
    }

    @Override
    public void frame(short[] pcm, int length, int sampleRate, long nanos) {
        Negotiated to = negotiated.get();
        if (to.codec() == null) {
            return;
        }
        int rate = to.codec().sampleRate();
        if (rate == sampleRate) {
            packetizer.add(pcm, length, to, nanos);
            return;
        }
        if (rate != resamplerRate) {
            resamplerRate = rate;
            resampler = new Resampler(sampleRate, rate);
            resampled = new short[resampler.most(pcm.length)];
        }
        packetizer.add(resampled, resampler.convert(pcm, length, resampled), to, nanos);
    }

    @Override
    public void release() {
        packetizer.close();
    }

    /** Lets what a bridge sends be heard again. */
    @Override
    public void ended(Player player) {
        out.endSolo(this);
    }
}
