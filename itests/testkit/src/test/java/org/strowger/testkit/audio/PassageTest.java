package org.strowger.testkit.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.Test;

public class PassageTest {
    private static final int RATE = 8000;

    /** Something like speech: noise whose loudness swells. */
    private static short[] speech(int seed, int milliseconds) {
        Random random = new Random(seed);
        short[] samples = new short[milliseconds * RATE / 1000];
        double before = 0;
        for (int i = 0; i < samples.length; i++) {
            before = 0.7 * before + random.nextGaussian() * 2000 * (1.2 + Math.sin(i / 600.0));
            samples[i] = (short) Math.max(-32768, Math.min(32767, before));
        }
        return samples;
    }

    private static void mix(short[] into, double atSecond, short[] what, double gain) {
        for (int i = 0; i < what.length; i++) {
            int at = (int) (atSecond * RATE) + i;
            into[at] = G711.fromMuLaw(G711.toMuLaw((short) (into[at] + gain * what[i])));
        }
    }

    @Test
    public void findsEachTimeItIsHeardAndNothingElse() {
        short[] hello = speech(1, 900);
        short[] other = speech(2, 900);
        short[] heard = new short[10 * RATE];
        mix(heard, 1, other, 1);
        mix(heard, 3, hello, 0.3);
        mix(heard, 5, hello, 1);
        mix(heard, 6.5, other, 1);
        Wav recording = new Wav(RATE, heard);
        assertThat(Passage.of(new Wav(RATE, hello)).in(recording)).hasSize(2);
        assertThat(Passage.of(new Wav(RATE, other)).in(recording)).hasSize(2);
        assertThat(Passage.of(new Wav(RATE, speech(3, 900))).in(recording)).isEmpty();
        double apart = Passage.of(new Wav(RATE, hello)).in(recording).get(1)
                - Passage.of(new Wav(RATE, hello)).in(recording).get(0);
        assertThat(apart).isCloseTo(2, within(0.01));
    }

    @Test
    public void nothingIsFoundInSilence() {
        assertThat(Passage.of(new Wav(RATE, speech(1, 900))).in(new Wav(RATE, new short[5 * RATE])))
                .isEmpty();
        assertThat(Passage.of(new Wav(RATE, speech(1, 900))).in(new Wav(RATE, new short[10])))
                .isEmpty();
    }
}
