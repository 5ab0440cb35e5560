package org.strowger.media.rtp;

import java.util.function.Supplier;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.jitter.Arrival;
import org.strowger.media.jitter.Playout;
import org.strowger.media.jitter.SoundMeter;
import org.strowger.media.play.MediaClock;

/** Turns what one party says into another's format, evenly: a jitter buffer in the middle, played out on the media clock. */
final class PacedTranscoder implements Transcoder, MediaClock.Ticker {
    private static final long EVENT_NANOS = 100_000_000L;

    private final Supplier<Negotiated> target;
    private final Payload to;
    private final Playout playout;
    private final Packetizer packetizer;
    private final SoundMeter meter;
    private final Arrival arrival = new Arrival();
    private final short[] pcm;
    private final int length;
    private volatile boolean ended;
    private volatile long eventUntil;

    PacedTranscoder(OutgoingStream out, Object feeder, Supplier<Negotiated> target, Codec codec, SoundMeter meter) {
        this.target = target;
        this.meter = meter;
        to = target.get().audio();
        playout = new Playout(codec.sampleRate(), meter);
        packetizer = new Packetizer(out, feeder);
        length = codec.sampleRate() * MediaClock.TICK_MS / 1000;
        pcm = new short[length];
    }

    @Override
    public void audio(RtpPacket packet, Payload from, Codec decoder, Negotiated now, long nanos) {
        playout.put(packet.describe(arrival), from, decoder, nanos);
    }

    @Override
    public void noise(RtpPacket packet, Payload from, long nanos) {
        playout.put(packet.describe(arrival), from, null, nanos);
    }

    @Override
    public void silence(RtpPacket packet, Payload from, long nanos) {
        playout.put(packet.describeSilent(arrival), from, null, nanos);
    }

    /** While a digit is being sent, sound is not. */
    @Override
    public void event(long nanos) {
        eventUntil = nanos + EVENT_NANOS;
    }

    @Override
    public boolean tick(long nanos) {
        if (ended) {
            playout.close();
            packetizer.close();
            meter.ended();
            return false;
        }
        Negotiated now = target.get();
        boolean heard = playout.pull(pcm, length, nanos);
        if (heard && eventUntil - nanos <= 0 && now.audio().equals(to)) {
            packetizer.add(pcm, length, now, nanos);
        } else {
            packetizer.pause(MediaClock.TICK_MS);
        }
        return true;
    }

    @Override
    public void end() {
        ended = true;
    }
}
