package org.strowger.codecs.speex;

import java.lang.ref.Cleaner;
import org.strowger.api.media.AudioFormat;
import org.strowger.codecs.CodecBase;
import org.strowger.codecs.Parameters;

/** Speex (RFC 5574) at one sample rate, in frames of 20 ms. */
abstract class SpeexCodec extends CodecBase {
    private static final int FRAMES_A_SECOND = 50;
    /** 120 ms at 42.2 kbit/s, the most there is, and a frame kept from before. */
    private static final int LARGEST = 7 * 106 + 1;

    private final Cleaner cleaner = Cleaner.create();
    private final int libraryMode;

    SpeexCodec(int rate, int libraryMode) {
        super("speex", new AudioFormat("SPEEX", rate, 1), -1, rate);
        this.libraryMode = libraryMode;
    }

    @Override
    public final int frameSamples() {
        return sampleRate() / FRAMES_A_SECOND;
    }

    @Override
    public final int largestPayload(int milliseconds) {
        return LARGEST;
    }

    /** The library's quality, 0 to 10, for a mode that a party prefers to receive; negative for the usual one. */
    abstract int quality(int mode);

    @Override
    public final Encoder newEncoder(String parameters) {
        return new SpeexEncoder(libraryMode, frameSamples(), quality(preferred(parameters)), cleaner);
    }

    @Override
    public final Decoder newDecoder(String parameters) {
        return new SpeexDecoder(libraryMode, frameSamples(), cleaner);
    }

    /** RFC 5574 section 3.3: a list in quotes, the best first, in which "any" leaves it to us. */
    private static int preferred(String parameters) {
        String first = Parameters.of(parameters).text("mode").replace("\"", "").split(",", 2)[0];
        return Parameters.of("mode=" + first).number("mode", -1);
    }
}
