package org.strowger.codecs;

import java.util.List;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g722.G722;
import org.strowger.codecs.g726.G726;
import org.strowger.codecs.g729.G729;
import org.strowger.codecs.gsm.Gsm;
import org.strowger.codecs.ilbc.Ilbc;
import org.strowger.codecs.opus.OpusCodec;
import org.strowger.codecs.speex.SpeexNarrow;
import org.strowger.codecs.speex.SpeexWide;

/** Every codec of the bundle. */
final class AllCodecs {
    private AllCodecs() {}

    static List<Codec> make() {
        return List.of(
                new G722(),
                new G726(),
                new G729(),
                new Gsm(),
                new Ilbc(),
                new OpusCodec(),
                new SpeexNarrow(),
                new SpeexWide());
    }

    /** What tells them apart. */
    static String label(Codec codec) {
        return codec.name() + codec.sampleRate();
    }
}
