package org.strowger.codecs.opus;

import java.lang.ref.Cleaner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;
import org.strowger.codecs.Parameters;

/**
 * Opus (RFC 6716, RFC 7587), mono. Its PCM side has 16 kHz whatever the party sends: full band passes between two
 * parties that both speak Opus, and everything else here has no more than that. Switched on by {@code NativeCodecs}.
 */
@Component(service = Codec.class, enabled = false)
public class OpusCodec extends CodecBase {
    static final int RATE = 16000;
    /** 20 ms: what a packet is made of. */
    static final int FRAME = RATE / 50;
    /** RFC 6716 section 3.2.1: no packet is longer than 120 ms. */
    static final int MOST_FRAMES = 6;
    /** The most one frame can have (RFC 6716 section 3.2.1): several times what packets made here need. */
    static final int LARGEST = 1275;

    private static final String FEC = "useinbandfec=1";

    private final Cleaner cleaner = Cleaner.create();

    @Activate
    public OpusCodec() {
        super("opus", new AudioFormat("OPUS", 48000, 2), -1, RATE);
    }

    @Override
    public int frameSamples() {
        return FRAME;
    }

    @Override
    public int largestPayload(int milliseconds) {
        return LARGEST;
    }

    @Override
    public String offeredParameters() {
        return FEC;
    }

    /** What a party wants to save on its way in, we let it save on its way out. Each parameter is for one direction. */
    @Override
    public String answerParameters(String offered) {
        Parameters theirs = Parameters.of(offered);
        StringBuilder answer = new StringBuilder(FEC);
        if (theirs.has("maxaveragebitrate")) {
            answer.append(";maxaveragebitrate=").append(OpusSettings.of(offered).askedBitRate());
        }
        if (theirs.isOn("usedtx")) {
            answer.append(";usedtx=1");
        }
        if (theirs.isOn("cbr")) {
            answer.append(";cbr=1");
        }
        return answer.toString();
    }

    /** @param parameters what the party wants to receive */
    @Override
    public Encoder newEncoder(String parameters) {
        return new OpusEncoder(OpusSettings.of(parameters), cleaner);
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new OpusDecoder(cleaner);
    }
}
