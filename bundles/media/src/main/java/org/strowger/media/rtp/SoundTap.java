package org.strowger.media.rtp;

import org.strowger.api.media.Codec;
import org.strowger.media.jitter.Arrival;
import org.strowger.media.jitter.Playout;
import org.strowger.media.jitter.SoundMeter;

/** One party's packets as an even stream of sound. Fed by the party's loop, pulled by a beat. */
final class SoundTap implements PacketSink {
    private final Arrival arrival = new Arrival();
    private final Playout playout;

    SoundTap(int sampleRate, SoundMeter meter) {
        playout = new Playout(sampleRate, meter);
    }

    Playout playout() {
        return playout;
    }

    @Override
    public void audio(RtpPacket packet, Negotiated sent, long now) {
        Codec codec = sent.receivedCodec(packet.type());
        if (codec != null) {
            playout.put(packet.describe(arrival), sent.received(packet.type()), codec, now);
        }
    }

    @Override
    public void noise(RtpPacket packet, Negotiated sent, long now) {
        playout.put(packet.describe(arrival), sent.audio(), null, now);
    }

    @Override
    public void event(RtpPacket packet, Negotiated sent, long now) {}

    @Override
    public void tone(RtpPacket packet, Negotiated sent, long now) {
        playout.put(packet.describeSilent(arrival), sent.received(packet.type()), null, now);
    }

    @Override
    public void skip(RtpPacket packet) {}
}
