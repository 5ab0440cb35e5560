package org.strowger.codecs;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/** What a codec is called and how it counts. */
public abstract class CodecBase implements Codec {
    private final String name;
    private final AudioFormat format;
    private final int payloadType;
    private final int sampleRate;

    /** A codec whose RTP clock has 8 kHz. */
    protected CodecBase(String name, String encoding, int payloadType, int sampleRate) {
        this(name, new AudioFormat(encoding, 8000, 1), payloadType, sampleRate);
    }

    protected CodecBase(String name, AudioFormat format, int payloadType, int sampleRate) {
        this.name = name;
        this.format = format;
        this.payloadType = payloadType;
        this.sampleRate = sampleRate;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final AudioFormat format() {
        return format;
    }

    @Override
    public final int staticPayloadType() {
        return payloadType;
    }

    @Override
    public final int sampleRate() {
        return sampleRate;
    }

    /** None of them makes more than 64 kbit/s of what it has at once, and of what it kept from the call before. */
    @Override
    public int largestPayload(int milliseconds) {
        int kept = frameSamples() * 1000 / sampleRate + 1;
        return (milliseconds + kept) * 8;
    }
}
