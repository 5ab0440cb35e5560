package org.strowger.testkit.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The judge must be right before anything it judges. */
public class TonesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void findsAToneAndItsLevel() {
        Tones tones = Tones.in(ToneFile.sine(440, 8000, 3));

        assertThat(tones.heardMillis(440)).isEqualTo(3000);
        assertThat(tones.peakHz()).isCloseTo(440, within(0.2));
        assertThat(tones.level()).isCloseTo(-15.05, within(0.1));
        assertThat(tones.silentMillis()).isZero();
        assertThat(tones.gaps(440, Tones.FRAME_MS)).isEmpty();
    }

    @Test
    public void isNotFooledByAnotherTone() {
        assertThat(Tones.in(ToneFile.sine(620, 8000, 3)).heardMillis(440)).isZero();
        assertThat(Tones.in(ToneFile.sine(520, 16000, 3)).heardMillis(440)).isZero();
    }

    @Test
    public void isNotFooledByNoiseOrSilence() {
        Random random = new Random(1);
        short[] noise = new short[24000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 4000);
        }
        assertThat(Tones.in(new Wav(8000, noise)).heardMillis(440)).isZero();
        Tones silence = Tones.in(new Wav(8000, new short[8000]));
        assertThat(silence.heardMillis(440)).isZero();
        assertThat(silence.silentMillis()).isEqualTo(1000);
        assertThat(silence.peakHz()).isZero();
    }

    @Test
    public void isNotFooledByTwoTonesMixed() {
        short[] both = ToneFile.sine(440, 8000, 1).samples();
        short[] other = ToneFile.sine(620, 8000, 1).samples();
        for (int i = 0; i < both.length; i++) {
            both[i] += other[i];
        }
        assertThat(Tones.in(new Wav(8000, both)).heardMillis(440)).isLessThan(100);
    }

    @Test
    public void measuresHoles() {
        short[] samples = ToneFile.sine(440, 8000, 2).samples();
        java.util.Arrays.fill(samples, 4000, 4000 + 800, (short) 0);
        Tones tones = Tones.in(new Wav(8000, samples));

        assertThat(tones.gaps(440, 60)).containsExactly(100);
        assertThat(tones.gaps(440, 120)).isEmpty();
        assertThat(tones.silentMillis()).isEqualTo(100);
    }

    @Test
    public void readsBackWhatItWrote() {
        Wav wav = ToneFile.sine(1000, 16000, 0.5);
        Path file = folder.getRoot().toPath().resolve("x.wav");
        wav.write(file);

        Wav read = Wav.read(file);
        assertThat(read.rate()).isEqualTo(16000);
        assertThat(read.samples()).isEqualTo(wav.samples());
        assertThat(read.between(0.1, 0.2).seconds()).isCloseTo(0.1, within(0.001));
        assertThat(read.between(5, 6).samples()).isEmpty();
    }

    @Test
    public void readsAFileThatWasNeverClosed() throws IOException {
        Path file = folder.getRoot().toPath().resolve("x.wav");
        ToneFile.sine(440, 8000, 1).write(file);
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 40, 44, (byte) 0);
        Files.write(file, bytes);

        assertThat(Wav.read(file).seconds()).isCloseTo(1, within(0.001));
    }

    @Test
    public void companding() {
        assertThat(G711.fromMuLaw((byte) 0xff)).isZero();
        assertThat(G711.fromMuLaw((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.fromMuLaw((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.fromALaw((byte) 0xd5)).isEqualTo((short) 8);
        assertThat(G711.fromALaw((byte) 0xaa)).isEqualTo((short) 32256);
        for (int code = 0; code < 256; code++) {
            short value = G711.fromALaw((byte) code);
            assertThat(G711.toALaw(value)).isEqualTo((byte) code);
            assertThat(G711.fromMuLaw(G711.toMuLaw(value))).isCloseTo(value, within((short) 1024));
        }
    }

    @Test
    public void payloadIsTheTone() throws IOException {
        byte[] payload = Files.readAllBytes(ToneFile.payload(folder.getRoot().toPath(), 300, true));
        short[] samples = new short[payload.length];
        for (int i = 0; i < payload.length; i++) {
            samples[i] = G711.fromALaw(payload[i]);
        }
        assertThat(Tones.in(new Wav(8000, samples)).heardMillis(300)).isEqualTo(1000);
    }
}
