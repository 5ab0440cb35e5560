package org.strowger.codecs;

import java.nio.ByteBuffer;
import java.util.List;
import org.strowger.api.media.Codec;
import org.strowger.testkit.fuzz.Bounded;

/** Payloads, each after its length in one byte, for the codec that the first byte chooses. */
public final class CodecTarget {
    private static final List<Codec> CODECS = AllCodecs.make();
    private static final int LONGEST_MS = 120;

    private CodecTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length > 0) {
            Bounded.read(input, CodecTarget::read);
        }
    }

    private static void read(byte[] input) {
        Codec codec = CODECS.get((input[0] & 0xFF) % CODECS.size());
        short[] pcm = new short[codec.sampleRate() * LONGEST_MS / 1000];
        ByteBuffer in = ByteBuffer.wrap(input, 1, Math.min(input.length - 1, 1500));
        Codec.Decoder decoder = codec.newDecoder("");
        while (in.remaining() > 1) {
            byte[] payload = new byte[Math.min(in.get() & 0xFF, in.remaining())];
            in.get(payload);
            int samples = decoder.decode(ByteBuffer.wrap(payload), pcm, 0);
            if (samples < 0 || samples > pcm.length) {
                throw new AssertionError(codec.name() + " says " + samples);
            }
        }
        decoder.conceal(pcm, 0, pcm.length);
        decoder.close();
    }
}
