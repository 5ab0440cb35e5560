package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g722.G722;
import org.strowger.codecs.g726.G726;
import org.strowger.codecs.gsm.Gsm;

/**
 * Compares with ffmpeg and libgsm bit by bit, on speech, full-scale noise, a full-scale square wave, silence and a sweep.
 * How the fixtures were made: src/test/resources/fixtures/make-fixtures.sh.
 */
public class IndependentVectorsTest {
    @Test
    public void g722DecodesToTheSameSamples() {
        assertThat(Sound.decode(new G722(), Sound.fixture("g722.bin"))).isEqualTo(Sound.samples("g722.raw"));
    }

    @Test
    public void g722EncodesToTheSameBytes() {
        assertThat(encoded(new G722())).isEqualTo(Sound.fixture("g722.bin"));
    }

    @Test
    public void g726DecodesToTheSameSamples() {
        assertThat(Sound.decode(new G726(), Sound.fixture("g726.bin"))).isEqualTo(Sound.samples("g726.raw"));
    }

    @Test
    public void g726EncodesToTheSameBytes() {
        assertThat(encoded(new G726())).isEqualTo(Sound.fixture("g726.bin"));
    }

    @Test
    public void gsmDecodesToTheSameSamples() {
        assertThat(Sound.decode(new Gsm(), Sound.fixture("gsm.bin"))).isEqualTo(Sound.samples("gsm.raw"));
    }

    @Test
    public void gsmEncodesToTheSameBytes() {
        assertThat(encoded(new Gsm())).isEqualTo(Sound.fixture("gsm.bin"));
    }

    private static byte[] encoded(Codec codec) {
        return Sound.encode(codec, Sound.samples("input.raw"), 160);
    }
}
