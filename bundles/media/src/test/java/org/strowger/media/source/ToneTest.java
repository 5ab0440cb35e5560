package org.strowger.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.testkit.Tones;

public class ToneTest {
    private static final int RATE = 8000;

    private static short[] hear(Tone tone, int milliseconds) {
        AudioSource.Reader reader = tone.open(RATE);
        short[] all = new short[RATE * milliseconds / 1000];
        int got = reader.read(all, all.length);
        return java.util.Arrays.copyOf(all, got);
    }

    private static short[] part(short[] of, int fromMs, int lengthMs) {
        return java.util.Arrays.copyOfRange(of, RATE * fromMs / 1000, RATE * (fromMs + lengthMs) / 1000);
    }

    /** In dB below full scale. */
    private static double level(short[] pcm, double hertz) {
        return Tones.level(pcm, RATE, hertz);
    }

    @Test
    public void piecesWithAMarkAreHeardOnce() {
        short[] heard = hear(Tone.cadence("!950/100,!1400/100,425/100,0/100"), 600);
        assertThat(level(part(heard, 10, 80), 950)).isGreaterThan(-16);
        assertThat(level(part(heard, 110, 80), 1400)).isGreaterThan(-16);
        assertThat(level(part(heard, 210, 80), 425)).isGreaterThan(-16);
        assertThat(level(part(heard, 310, 80), 425)).isLessThan(-60);
        assertThat(level(part(heard, 410, 80), 425)).isGreaterThan(-16);
        assertThat(level(part(heard, 410, 80), 950)).isLessThan(-35);
    }

    @Test
    public void aToneOfMarkedPiecesAloneEnds() {
        assertThat(hear(Tone.cadence("!425/100,!0/50"), 1000)).hasSize(RATE * 150 / 1000);
    }

    @Test
    public void threeFrequenciesSoundTogether() {
        short[] heard = hear(Tone.cadence("350+375+400"), 1000);
        for (int hertz : new int[] {350, 375, 400}) {
            assertThat(level(heard, hertz)).isGreaterThan(-18);
        }
    }

    @Test
    public void aToneSwellsWithAnother() {
        short[] heard = hear(Tone.cadence("400*25"), 1000);
        assertThat(level(heard, 400)).isBetween(-21.0, -18.0);
        assertThat(level(heard, 375)).isBetween(-27.0, -24.0);
        assertThat(level(heard, 425)).isBetween(-27.0, -24.0);
    }

    @Test
    public void aPieceMayBeTenDecibelsQuieter() {
        short[] heard = hear(Tone.cadence("425/200,425@/200"), 400);
        double quieter = level(part(heard, 10, 180), 425) - level(part(heard, 210, 180), 425);
        assertThat(quieter).isBetween(9.0, 11.0);
    }

    @Test
    public void whatIsNoCadenceIsRefused() {
        for (String wrong :
                new String[] {"", "x", "425/0", "425++450", "4000", "400*", "1+2+3+4", "!", "425/9999999"}) {
            assertThatThrownBy(() -> Tone.cadence(wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> Tone.cadence("1/1,".repeat(40) + "1")).isInstanceOf(ProblemException.class);
    }
}
