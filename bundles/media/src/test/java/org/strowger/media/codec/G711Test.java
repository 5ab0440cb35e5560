package org.strowger.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.Test;
import org.strowger.api.media.Codec;
import org.strowger.testkit.Tones;

public class G711Test {
    private static short decode(Codec codec, int code) {
        short[] pcm = new short[1];
        codec.newDecoder("").decode(ByteBuffer.wrap(new byte[] {(byte) code}), pcm, 0);
        return pcm[0];
    }

    private static int encode(Codec codec, int sample) {
        ByteBuffer out = ByteBuffer.allocate(1);
        codec.newEncoder("").encode(new short[] {(short) sample}, 0, 1, out);
        return out.get(0) & 0xFF;
    }

    @Test
    public void knowsTheCornersOfTheTables() {
        // Values of ITU-T G.711 tables 1 and 2, scaled to 16 bits.
        assertThat(decode(G711.muLaw(), 0xFF)).isZero();
        assertThat(decode(G711.muLaw(), 0x80)).isEqualTo((short) 32124);
        assertThat(decode(G711.muLaw(), 0x00)).isEqualTo((short) -32124);
        assertThat(decode(G711.aLaw(), 0xD5)).isEqualTo((short) 8);
        assertThat(decode(G711.aLaw(), 0xAA)).isEqualTo((short) 32256);
        assertThat(decode(G711.aLaw(), 0x2A)).isEqualTo((short) -32256);
        assertThat(encode(G711.muLaw(), 0)).isEqualTo(0xFF);
        assertThat(encode(G711.aLaw(), 0)).isEqualTo(0xD5);
    }

    @Test
    public void everyCodeSurvivesTheWayThroughPcm() {
        for (G711 codec : new G711[] {G711.muLaw(), G711.aLaw()}) {
            for (int code = 0; code < 256; code++) {
                int again = encode(codec, decode(codec, code));
                // µ-law has two codes for zero.
                assertThat(decode(codec, again)).as("%s %x", codec.name(), code).isEqualTo(decode(codec, code));
            }
        }
    }

    @Test
    public void isNeverFurtherOffThanHalfAStep() {
        for (G711 codec : new G711[] {G711.muLaw(), G711.aLaw()}) {
            for (int sample = -32768; sample <= 32767; sample++) {
                int error = Math.abs(decode(codec, encode(codec, sample)) - sample);
                assertThat(error).isLessThanOrEqualTo(Math.max(8, Math.abs(sample) / 30 + 8));
            }
        }
    }

    @Test
    public void resamplingKeepsTheToneAndCutsWhatTheLowerRateCannotCarry() {
        short[] in = new short[16000];
        short[] low = Tones.sine(16000, 1000, 0.4, in.length);
        short[] high = Tones.sine(16000, 6000, 0.4, in.length);
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) (low[i] + high[i]);
        }
        Resampler resampler = new Resampler(16000, 8000);
        short[] out = new short[resampler.most(in.length)];
        int length = resampler.convert(in, in.length, out);
        assertThat(length).isEqualTo(8000);
        short[] settled = java.util.Arrays.copyOfRange(out, 400, length);
        assertThat(Tones.level(settled, 8000, 1000)).isBetween(-8.5, -7.5);
        assertThat(Tones.level(settled, 8000, 2000)).as("alias of 6 kHz").isLessThan(-60);
    }

    @Test
    public void resamplesUpInPieces() {
        Resampler resampler = new Resampler(8000, 16000);
        short[] in = Tones.sine(8000, 1000, 0.5, 8000);
        short[] out = new short[16000];
        short[] piece = new short[resampler.most(160)];
        int at = 0;
        for (int i = 0; i < in.length; i += 160) {
            int made = resampler.convert(java.util.Arrays.copyOfRange(in, i, i + 160), 160, piece);
            System.arraycopy(piece, 0, out, at, made);
            at += made;
        }
        assertThat(at).isEqualTo(16000);
        short[] settled = java.util.Arrays.copyOfRange(out, 800, at);
        assertThat(Tones.level(settled, 16000, 1000)).isBetween(-6.5, -5.5);
        assertThat(Tones.level(settled, 16000, 7000)).as("image").isLessThan(-60);
    }
}
