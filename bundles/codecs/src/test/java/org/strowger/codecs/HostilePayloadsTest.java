package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.Test;
import org.strowger.api.media.Codec;

/** What parties send must neither throw, nor write where it should not, nor spoil what comes after it. */
public class HostilePayloadsTest {
    private static final int ROUNDS = 20_000;

    @Test
    public void damagedPayloadsNeverThrowAndNeverWriteTooFar() {
        for (Codec codec : AllCodecs.make()) {
            Mutations mutations = new Mutations(codec, 20);
            for (int i = 0; i < ROUNDS; i++) {
                mutations.round();
            }
            mutations.end();
        }
    }

    @Test
    public void aDecoderHearsAgainAfterNonsense() {
        Random random = new Random(5);
        for (Codec codec : AllCodecs.make()) {
            Codec.Decoder decoder = codec.newDecoder("");
            short[] pcm = new short[codec.sampleRate() * 120 / 1000];
            for (int i = 0; i < 3000; i++) {
                byte[] nonsense = new byte[codec.name().equals("ilbc") ? 50 : 10 * (1 + random.nextInt(8))];
                random.nextBytes(nonsense);
                decoder.decode(ByteBuffer.wrap(nonsense), pcm, 0);
            }
            assertThat(hears(codec, decoder, pcm)).as(AllCodecs.label(codec)).isTrue();
            decoder.close();
        }
    }

    /** A tone comes out about as loud as it was, within three seconds. */
    private static boolean hears(Codec codec, Codec.Decoder decoder, short[] pcm) {
        int packet = codec.sampleRate() * 60 / 1000;
        short[] tone = Sound.tone(codec.sampleRate(), 440, 8000, packet * 50);
        double loudest = 0;
        Codec.Encoder encoder = codec.newEncoder("");
        for (int at = 0; at < tone.length; at += packet) {
            ByteBuffer out = ByteBuffer.allocate(4000);
            encoder.encode(tone, at, packet, out);
            int length = decoder.decode(out.flip(), pcm, 0);
            if (at > tone.length / 2) {
                loudest = Math.max(loudest, Sound.level(pcm, 0, length));
            }
        }
        encoder.close();
        return loudest > 3000 && loudest < 9000;
    }
}
