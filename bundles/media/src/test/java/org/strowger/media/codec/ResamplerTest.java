package org.strowger.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.Test;
import org.strowger.testkit.Tones;

public class ResamplerTest {
    private static final int[] RATES = {8000, 16000, 48000};

    @Test
    public void passBandIsFlatAndEverythingElseMoreThanSixtyDecibelsDown() {
        for (int from : RATES) {
            for (int to : RATES) {
                if (from != to) {
                    measure(from, to);
                }
            }
        }
    }

    private static void measure(int from, int to) {
        int narrow = Math.min(from, to);
        String way = from + " to " + to;
        for (double share : new double[] {0.01, 0.05, 0.1, 0.25, 0.5, 0.7, 0.8, 0.84}) {
            double hertz = narrow / 2.0 * share;
            short[] out = convert(from, to, hertz);
            assertThat(Tones.level(out, to, hertz)).as("%s, %s Hz", way, hertz).isBetween(-6.12, -5.92);
            if (to > from) {
                assertThat(Tones.level(out, to, from - hertz))
                        .as("image of %s Hz, %s", hertz, way)
                        .isLessThan(-66);
            }
        }
        for (double share = 1.09; share * narrow < from && share < 2; share += 0.13) {
            double hertz = narrow / 2.0 * share;
            assertThat(Tones.loudness(convert(from, to, hertz)))
                    .as("alias of %s Hz, %s", hertz, way)
                    .isLessThan(-69);
        }
    }

    /** Half a second in the steady state. */
    private static short[] convert(int from, int to, double hertz) {
        Resampler resampler = new Resampler(from, to);
        short[] in = Tones.sine(from, hertz, 0.5, from);
        short[] out = new short[resampler.most(in.length)];
        int length = resampler.convert(in, in.length, out);
        assertThat(length).isEqualTo(to);
        return Arrays.copyOfRange(out, to / 2, to);
    }

    @Test
    public void anyCutIntoPiecesGivesTheSameSound() {
        short[] in = Tones.sine(16000, 1004, 0.9, 16000);
        Resampler whole = new Resampler(16000, 8000);
        short[] expected = new short[whole.most(in.length)];
        int length = whole.convert(in, in.length, expected);
        Resampler cut = new Resampler(16000, 8000);
        short[] out = new short[expected.length];
        int made = 0;
        for (int at = 0, piece = 1; at < in.length; piece = piece % 337 + 7) {
            int count = Math.min(piece, in.length - at);
            made += cut.convert(in, at, count, out, made);
            at += count;
        }
        assertThat(made).isEqualTo(length);
        assertThat(out).isEqualTo(expected);
    }

    @Test
    public void fullScaleDoesNotWrapAround() {
        short[] square = new short[1600];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        Resampler resampler = new Resampler(8000, 48000);
        short[] out = new short[resampler.most(square.length)];
        int length = resampler.convert(square, square.length, out);
        for (int i = 1; i < length; i++) {
            assertThat(Math.abs(out[i] - out[i - 1])).isLessThan(20_000);
        }
    }

    @Test
    public void ratesWithoutAWholeRatio() {
        Resampler resampler = new Resampler(32000, 48000);
        short[] in = Tones.sine(32000, 3000, 0.5, 32000);
        short[] out = new short[resampler.most(in.length)];
        int length = resampler.convert(in, in.length, out);
        assertThat(length).isEqualTo(48000);
        assertThat(Tones.level(Arrays.copyOfRange(out, 1000, length), 48000, 3000))
                .isBetween(-6.1, -5.9);
    }
}
