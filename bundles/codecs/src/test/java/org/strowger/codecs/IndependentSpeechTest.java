package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.Test;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g729.G729;
import org.strowger.codecs.ilbc.Ilbc;
import org.strowger.codecs.opus.OpusCodec;
import org.strowger.codecs.speex.SpeexNarrow;
import org.strowger.codecs.speex.SpeexWide;

/**
 * Compares with ffmpeg, libopus and libspeex on speech; how the fixtures were made: make-fixtures.sh. These coders are
 * not specified bit by bit, so that the difference is measured as a ratio in dB.
 */
public class IndependentSpeechTest {
    /** Theirs decodes at 48 kHz and changes the rate then, which shifts it by parts of a sample. */
    @Test
    public void opusOfAnotherEncoderSoundsAsInAnotherDecoder() {
        assertThat(Sound.ratio(Sound.samples("opus.raw"), decodePackets(new OpusCodec(), "opus.ogg.bin"), 300))
                .isGreaterThan(15);
    }

    @Test
    public void speexOfAnotherEncoderSoundsAsInAnotherDecoder() {
        short[] narrow = decodePackets(new SpeexNarrow(), "speex8.ogg.bin");
        assertThat(Sound.ratio(Sound.samples("speex8.raw"), narrow, 300)).isGreaterThan(30);
        short[] wide = decodePackets(new SpeexWide(), "speex16.ogg.bin");
        assertThat(Sound.ratio(Sound.samples("speex16.raw"), wide, 300)).isGreaterThan(30);
    }

    @Test
    public void ourG729SoundsInAnotherDecoderAsInOurs() {
        assertThat(OwnCode.g729()).isEqualTo(Sound.fixture("g729.bin"));
        short[] ours = Sound.decode(new G729(), OwnCode.g729());
        assertThat(Sound.ratio(Sound.samples("g729.raw"), ours, 0)).isGreaterThan(15);
        assertThat(Sound.ratio(Sound.samples("speech8.raw"), Sound.samples("g729.raw"), 300))
                .isGreaterThan(5);
    }

    @Test
    public void ourIlbcSoundsInAnotherDecoderAsInOurs() {
        for (int mode : new int[] {20, 30}) {
            byte[] code = OwnCode.ilbc(mode);
            assertThat(code).isEqualTo(Sound.fixture("ilbc" + mode + ".bin"));
            short[] pcm = new short[20000];
            int length = new Ilbc().newDecoder("mode=" + mode).decode(ByteBuffer.wrap(code), pcm, 0);
            short[] other = Sound.samples("ilbc" + mode + ".raw");
            assertThat(Sound.ratio(other, Arrays.copyOf(pcm, length), 100)).isGreaterThan(12);
            assertThat(Sound.ratio(Sound.samples("speech8.raw"), other, 300)).isGreaterThan(4.5);
        }
    }

    private static short[] decodePackets(Codec codec, String name) {
        ByteBuffer packets = ByteBuffer.wrap(Sound.fixture(name));
        short[] pcm = new short[40000];
        int length = 0;
        Codec.Decoder decoder = codec.newDecoder("");
        while (packets.hasRemaining()) {
            ByteBuffer packet = packets.slice(packets.position() + 2, packets.getShort(packets.position()));
            packets.position(packets.position() + 2 + packet.remaining());
            length += decoder.decode(packet, pcm, length);
        }
        decoder.close();
        return Arrays.copyOf(pcm, length);
    }
}
