package org.strowger.codecs.speex;

import org.jitsi.impl.neomedia.codec.audio.speex.Speex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;

/** Speex at 16 kHz. Switched on by {@code NativeCodecs}. */
@Component(service = Codec.class, enabled = false)
public class SpeexWide extends SpeexCodec {
    /** 27.8 kbit/s. */
    private static final int USUAL = 8;

    private static final int BEST = 10;

    @Activate
    public SpeexWide() {
        super(16000, Speex.SPEEX_MODEID_WB);
    }

    @Override
    int quality(int mode) {
        return mode < 0 || mode > BEST ? USUAL : mode;
    }
}
