package org.strowger.codecs.g722;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;

/** ITU-T G.722 at 64 kbit/s: sound up to 7 kHz. Its RTP clock is 8 kHz, by an old error (RFC 3551 section 4.5.2). */
@Component(service = Codec.class)
public class G722 extends CodecBase {
    @Activate
    public G722() {
        super("g722", "G722", 9, 16000);
    }

    @Override
    public int frameSamples() {
        return 2;
    }

    @Override
    public int frameBytes() {
        return 1;
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return new G722Encoder();
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new G722Decoder();
    }
}
