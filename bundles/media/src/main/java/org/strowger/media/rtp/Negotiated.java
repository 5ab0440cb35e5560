package org.strowger.media.rtp;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.DigitPath;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.codec.CodecRegistry;

/** What was negotiated, worked out once for the packet path. Immutable. */
final class Negotiated {
    private static final String STANDARD_PARAMETERS = "";
    /** RFC 3551 table 4. */
    private static final int STATIC_NOISE = 13;

    private final RtpParameters parameters;
    private final Payload[] byType = new Payload[128];
    private final Codec[] codecs = new Codec[128];
    private final int[] frames = new int[128];
    private final Codec codec;
    private final int eventType;
    private final int ptime;
    private final int noiseType;

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
        for (Payload other : parameters.receivable()) {
            byType[other.type()] = other;
            codecs[other.type()] = registry.find(other.format());
        }
        byType[audio.type()] = audio;
        codecs[audio.type()] = codec;
        for (int type = 0; type < frames.length; type++) {
            frames[type] = codecs[type] == null ? 0 : codecs[type].frameSamples(byType[type].parameters());
        }
        noiseType = noiseType(parameters);
        eventType = parameters.events() == null ? -1 : parameters.events().type();
        if (eventType >= 0) {
            byType[eventType] = parameters.events();
        }
        ptime = ptime(parameters.ptime(), codec, audio.parameters());
    }

    private int noiseType(RtpParameters agreed) {
        for (Payload other : agreed.receivable()) {
            if (isNoise(other) && other.format().clockRate() == clockRate()) {
                return other.type();
            }
        }
        return -1;
    }

    private static boolean isNoise(Payload payload) {
        return payload.format().encoding().equals(AudioFormat.COMFORT_NOISE.encoding());
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

    /**
     * Telephone events are received under this type: who was offered them at several clocks may send at any, as browsers
     * do.
     */
    boolean event(int type) {
        Payload known = byType[type];
        return known != null && known.format().encoding().equals(AudioFormat.TELEPHONE_EVENT.encoding());
    }

    /** Clock that counts the duration of events received under a type. */
    int eventClockRate(int type) {
        return byType[type].format().clockRate();
    }

    /** Payload type of telephone events that are sent, or -1. */
    int eventType() {
        return eventType;
    }

    /** Clock that counts the duration of events that are sent. */
    int eventClockRate() {
        return parameters.events() == null
                ? clockRate()
                : parameters.events().format().clockRate();
    }

    /** Keys reach the party as tones. */
    boolean takesTones() {
        return parameters.digits() == DigitPath.INBAND || parameters.digits() == DigitPath.EVENTS && eventType < 0;
    }

    /** Keys reach the party as events. */
    boolean takesEvents() {
        return parameters.digits() == DigitPath.EVENTS && eventType >= 0;
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

    /** Comfort noise is received under this type: one that was negotiated, or the static one. */
    boolean noise(int type) {
        Payload known = byType[type];
        return known == null ? type == STATIC_NOISE : isNoise(known);
    }

    /** Payload type to send the party comfort noise under; -1 when it did not ask for any. */
    int noiseType() {
        return noiseType;
    }

    /** Samples of one frame of a received payload type as agreed; 0 when its codec is not here. */
    int frame(int type) {
        return frames[type];
    }

    /**
     * Payload type under which the party takes a format as it is, or -1. Frames of another length than it agreed to, as of
     * iLBC with 20 and 30 ms, are another format.
     */
    int typeOf(AudioFormat format, int frame) {
        if (takes(audio(), format, frame)) {
            return audio().type();
        }
        for (int i = 0; i < parameters.receivable().size(); i++) {
            Payload other = parameters.receivable().get(i);
            if (takes(other, format, frame)) {
                return other.type();
            }
        }
        return -1;
    }

    private boolean takes(Payload own, AudioFormat format, int frame) {
        int here = frames[own.type()];
        return own.format().equals(format) && (frame == here || frame == 0 || here == 0);
    }

    /** Longest packet in milliseconds that the party takes, or 0. */
    int maxPtime() {
        return parameters.maxPtime();
    }
}
