package org.strowger.codecs.ilbc;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.media.Codec;
import org.strowger.codecs.CodecBase;
import org.strowger.codecs.Parameters;

/** iLBC (RFC 3951, RFC 3952): 15.2 kbit/s in frames of 20 ms, or 13.3 kbit/s in frames of 30 ms. */
@Component(service = Codec.class)
public class Ilbc extends CodecBase {
    static final int SHORT = 20;
    static final int LONG = 30;
    private static final String MODE = "mode";

    @Activate
    public Ilbc() {
        super("ilbc", "ILBC", -1, 8000);
    }

    /** Bytes of a frame. */
    static int bytes(int mode) {
        return mode == SHORT ? 38 : 50;
    }

    /** Samples of a frame. */
    static int samples(int mode) {
        return mode * 8;
    }

    /** RFC 3952 section 4.2: frames of 30 ms unless the party says 20. */
    static int mode(String parameters) {
        return Parameters.of(parameters).number(MODE, LONG) == SHORT ? SHORT : LONG;
    }

    @Override
    public int frameSamples() {
        return samples(LONG);
    }

    @Override
    public int frameSamples(String parameters) {
        return samples(mode(parameters));
    }

    @Override
    public String offeredParameters() {
        return "mode=20";
    }

    @Override
    public String answerParameters(String offered) {
        Parameters theirs = Parameters.of(offered);
        int mode = theirs.has(MODE) ? theirs.number(MODE, 0) : LONG;
        return mode == SHORT || mode == LONG ? MODE + "=" + mode : null;
    }

    @Override
    public Encoder newEncoder(String parameters) {
        return new IlbcEncoder(mode(parameters));
    }

    @Override
    public Decoder newDecoder(String parameters) {
        return new IlbcDecoder(mode(parameters));
    }
}
