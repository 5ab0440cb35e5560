package org.strowger.media.rtp;

import java.util.function.Supplier;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.jitter.SoundMeter;
import org.strowger.media.play.MediaClock;

/** One direction of a bridge: passes packets on as they are, or transcoded when the target speaks another format. */
final class Relay implements PacketSink {
    private final OutgoingStream out;
    private final Supplier<Negotiated> target;
    private final boolean withEvents;
    private final MediaClock clock;
    private final SoundMeter meter;
    private Transcoder transcoder;
    private Payload transcodedTo;
    private Splitter splitter;
    private Negotiated splitFor;
    private final EventScale scale = new EventScale();
    private volatile boolean keepsKeys;
    private boolean dropping;
    private int droppedTimestamp;

    /**
     * @param clock on which transcoded sound is played out evenly; null to send it on at once
     * @param meter of the party that speaks
     */
    Relay(OutgoingStream out, Supplier<Negotiated> target, boolean withEvents, MediaClock clock, SoundMeter meter) {
        this.out = out;
        this.target = target;
        this.withEvents = withEvents;
        this.clock = clock;
        this.meter = meter;
    }

    /** Whether keys go no further than here. */
    void keepKeys(boolean keep) {
        keepsKeys = keep;
    }

    boolean keepsKeys() {
        return keepsKeys;
    }

    @Override
    public void audio(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (to == null || !to.parameters().sending()) {
            return;
        }
        Payload from = sent.received(packet.type());
        int type = to.typeOf(from.format(), sent.frame(packet.type()));
        if (type < 0) {
            transcode(packet, sent, from, to, now);
            return;
        }
        end();
        Codec codec = sent.receivedCodec(packet.type());
        if (splits(to) || Splitter.tooLong(packet, codec, to)) {
            split(packet, codec, to, type, now);
        } else {
            out.relay(packet, this, type, from.format().clockRate(), to.clockRate(), now);
        }
    }

    private boolean splits(Negotiated to) {
        return splitter != null && splitFor == to;
    }

    private void split(RtpPacket packet, Codec codec, Negotiated to, int type, long now) {
        if (!splits(to)) {
            splitter = new Splitter(out, this);
            splitFor = to;
        }
        if (codec != null && codec.frameBytes() > 0) {
            splitter.split(packet, codec, to, type, now);
        }
    }

    private void transcode(RtpPacket packet, Negotiated sent, Payload from, Negotiated to, long now) {
        Codec decoder = sent.receivedCodec(packet.type());
        if (decoder == null || to.codec() == null) {
            out.skip(packet, this);
            return;
        }
        if (transcoder == null || !to.audio().equals(transcodedTo)) {
            end();
            begin(to);
        }
        transcoder.audio(packet, from, decoder, to, now);
    }

    private void begin(Negotiated to) {
        transcodedTo = to.audio();
        if (clock == null) {
            transcoder = new DirectTranscoder(out, this, to.codec());
        } else {
            PacedTranscoder paced = new PacedTranscoder(out, this, target, to.codec(), meter);
            clock.add(paced);
            transcoder = paced;
        }
    }

    @Override
    public void noise(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (transcoder != null) {
            transcoder.noise(packet, sent.audio(), now);
        } else if (to != null && to.noiseType() >= 0 && to.parameters().sending() && !splits(to)) {
            out.relay(packet, this, to.noiseType(), sent.clockRate(), to.clockRate(), now);
        } else {
            skip(packet);
        }
    }

    /** A party that gets keys in another way does not hear the tone: it would count the key twice. */
    @Override
    public void tone(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (to == null || to.takesTones() && !keepsKeys) {
            audio(packet, sent, now);
        } else {
            if (transcoder != null) {
                transcoder.silence(packet, sent.received(packet.type()), now);
            }
            skip(packet);
        }
    }

    @Override
    public void event(RtpPacket packet, Negotiated sent, long now) {
        Negotiated to = target.get();
        if (!withEvents || to == null || !to.takesEvents() || !to.parameters().sending() || held(packet)) {
            skip(packet);
            return;
        }
        int clock = sent.eventClockRate(packet.type());
        boolean otherClock = clock != to.eventClockRate();
        if (transcoder == null && !splits(to) && !otherClock) {
            out.relay(packet, this, to.eventType(), sent.clockRate(), to.clockRate(), now);
            return;
        }
        if (transcoder != null) {
            transcoder.event(now);
        }
        int began = otherClock && packet.payloadLength() >= 4
                ? scale.scale(packet, clock, to.eventClockRate())
                : packet.timestamp();
        out.eventBetweenFrames(packet, this, to, began, now);
    }

    /** An event that begins while keys are kept or somebody else is heard is let go as a whole: its rest would be a second key. */
    private boolean held(RtpPacket packet) {
        if (keepsKeys || out.mutes(this)) {
            dropping = true;
            droppedTimestamp = packet.timestamp();
        } else if (dropping && packet.timestamp() != droppedTimestamp) {
            dropping = false;
        }
        return dropping;
    }

    @Override
    public void skip(RtpPacket packet) {
        out.skip(packet, this);
    }

    /** Gives the codecs back. On the thread that feeds it, after the last packet. */
    void end() {
        if (transcoder != null) {
            transcoder.end();
            transcoder = null;
        }
    }
}
