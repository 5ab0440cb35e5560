package org.strowger.codecs;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/** What a codec is called and how it counts. */
public abstract class CodecBase implements Codec {
    private final String name;
    private final AudioFormat format;
    private final int payloadType;
    private final int sampleRate;

    protected CodecBase(String name, String encoding, int payloadType, int sampleRate) {
        this.name = name;
        this.format = new AudioFormat(encoding, 8000, 1);
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
}
