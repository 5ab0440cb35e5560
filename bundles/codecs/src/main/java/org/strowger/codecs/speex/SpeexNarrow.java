package org.strowger.codecs.speex;

import org.jitsi.impl.neomedia.codec.audio.speex.Speex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;

/** Speex at 8 kHz. Switched on by {@code NativeCodecs}. */
@Component(service = Codec.class, enabled = false)
public class SpeexNarrow extends SpeexCodec {
    /** 15 kbit/s. */
    private static final int USUAL = 8;
    /** By mode (RFC 5574 table 1), whose numbers are not in the order of their bit rates. */
    private static final int[] QUALITIES = {USUAL, 0, 2, 4, 6, 8, 9, 10, 1};

    @Activate
    public SpeexNarrow() {
        super(8000, Speex.SPEEX_MODEID_NB);
    }

    @Override
    int quality(int mode) {
        return mode < 0 || mode >= QUALITIES.length ? USUAL : QUALITIES[mode];
    }
}
