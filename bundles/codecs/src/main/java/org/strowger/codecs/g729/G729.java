package org.strowger.codecs.g729;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;

/**
 * ITU-T G.729 at 8 kbit/s, in frames of 10 ms and 10 bytes (RFC 3551 section 4.5.6). Made without silence compression,
 * and said so (RFC 4856 section 2.1.9); silence descriptors of Annex B are understood.
 */
@Component(service = Codec.class)
public class G729 extends CodecBase {
    static final int FRAME_SAMPLES = 80;
    static final int FRAME_BYTES = 10;
    static final int SILENCE_BYTES = 2;

    @Activate
    public G729() {
        super("g729", "G729", 18, 8000);
    }

    @Override
    public int frameSamples() {
        return FRAME_SAMPLES;
    }

    @Override
    public String offeredParameters() {
        return "annexb=no";
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return new G729Encoder();
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new G729Decoder();
    }
}
