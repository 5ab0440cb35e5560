package org.strowger.codecs.g726;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;

/** ITU-T G.726 at 32 kbit/s in the packing of RFC 3551 section 4.5.4: the earlier sample in the low four bits. */
@Component(service = Codec.class)
public class G726 extends CodecBase {
    @Activate
    public G726() {
        super("g726", "G726-32", -1, 8000);
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
        return new G726Encoder();
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new G726Decoder();
    }
}
