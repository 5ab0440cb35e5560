package org.strowger.codecs.gsm;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;

/** GSM 06.10 full rate (ETSI EN 300 961), 13 kbit/s, in frames of 20 ms and 33 bytes (RFC 3551 section 4.5.8). */
@Component(service = Codec.class)
public class Gsm extends CodecBase {
    static final int FRAME_SAMPLES = 160;
    static final int FRAME_BYTES = 33;

    @Activate
    public Gsm() {
        super("gsm", "GSM", 3, 8000);
    }

    @Override
    public int frameSamples() {
        return FRAME_SAMPLES;
    }

    @Override
    public int frameBytes() {
        return FRAME_BYTES;
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return new GsmEncoder();
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new GsmDecoder();
    }
}
