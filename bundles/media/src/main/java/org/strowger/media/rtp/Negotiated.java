package org.strowger.media.rtp;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.codec.CodecRegistry;

/** What was negotiated, worked out once for the packet path. Immutable. */
final class Negotiated {
    private static final String STANDARD_PARAMETERS = "";
    private final RtpParameters parameters;
    private final Payload[] byType = new Payload[128];
    private final Codec[] codecs = new Codec[128];
    private final Codec codec;
    private final int eventType;
    private final int ptime;

    Negotiated(RtpParameters parameters, CodecRegistry registry) {
        this.parameters = parameters;
        for (Codec known : registry.all()) {
            int type = known.staticPayloadType();
            if (type >= 0) {
                byType[type] = new Payload(type, known.format(), STANDARD_PARAMETERS);
                codecs[type] = known;
            }
        }
        Payload audio = parameters.audio();
        codec = registry.find(audio.format());
        byType[audio.type()] = audio;
        codecs[audio.type()] = codec;
        eventType = parameters.events() == null ? -1 : parameters.events().type();
        ptime = ptime(parameters.ptime(), codec, audio.parameters());
    }

    private static int ptime(int wanted, Codec codec, String codecParameters) {
        int likely = Math.max(10, Math.min(60, wanted == 0 ? 20 : wanted / 10 * 10));
        int frame = codec == null ? 1 : Math.max(1, codec.frameSamples(codecParameters) * 1000 / codec.sampleRate());
        return Math.max(frame, likely / frame * frame);
    }

    RtpParameters parameters() {
        return parameters;
    }

    /** What is sent. */
    Payload audio() {
        return parameters.audio();
    }

    AudioFormat format() {
        return parameters.audio().format();
    }

    int clockRate() {
        return format().clockRate();
    }

    /** Codec of what is sent; null when it is one that can only be passed on. */
    Codec codec() {
        return codec;
    }

    /** Payload type of telephone events, or -1. */
    int eventType() {
        return eventType;
    }

    /** Milliseconds a packet, 10 to 60 in steps of 10, or whole frames of a codec that has longer ones. */
    int ptime() {
        return ptime;
    }

    /** Format of a received payload type, or null. Static types count even when another was preferred. */
    Payload received(int type) {
        return byType[type];
    }

    Codec receivedCodec(int type) {
        return codecs[type];
    }
}
