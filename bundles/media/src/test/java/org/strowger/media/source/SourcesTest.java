package org.strowger.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.Test;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.Tones;

public class SourcesTest {
    private static ByteBuffer wav(int encoding, int channels, int rate, int bits, int dataBytes) {
        ByteBuffer file = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes())
                .putInt(36 + dataBytes)
                .put("WAVEfmt ".getBytes())
                .putInt(16);
        file.putShort((short) encoding)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(0)
                .putShort((short) 0);
        file.putShort((short) bits).put("data".getBytes()).putInt(dataBytes);
        return file;
    }

    private static Pcm read(ByteBuffer file) throws IOException {
        return WavReader.read(new ByteArrayInputStream(file.array()));
    }

    private static void refused(ByteBuffer file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(ProblemException.class);
    }

    @Test
    public void readsPcmAndBothLaws() throws IOException {
        assertThat(read(wav(1, 1, 16000, 16, 320))).matches(p -> p.samples().length == 160 && p.sampleRate() == 16000);
        assertThat(read(wav(7, 1, 8000, 8, 160)).samples()).hasSize(160).containsOnly(-32124);
        assertThat(read(wav(6, 1, 8000, 8, 160)).samples()).hasSize(160);
    }

    @Test
    public void refusesWhatIsNotExactlyThat() {
        refused(wav(1, 2, 8000, 16, 320));
        refused(wav(1, 1, 44100, 16, 320));
        refused(wav(1, 1, 8000, 8, 320));
        refused(wav(2, 1, 8000, 4, 320));
        refused(wav(7, 1, 8000, 16, 320));
    }

    @Test
    public void refusesHeadersThatLie() {
        refused(wav(1, 1, 8000, 16, 320).putInt(40, 321));
        refused(wav(1, 1, 8000, 16, 320).putInt(40, Integer.MAX_VALUE));
        refused(wav(1, 1, 8000, 16, 320).putInt(40, -1));
        refused(wav(1, 1, 8000, 16, 320).putInt(16, Integer.MAX_VALUE));
        refused(wav(1, 1, 8000, 16, 320).putInt(16, 4));
        refused(wav(1, 1, 8000, 16, 320).put(0, (byte) 'X'));
        refused(ByteBuffer.allocate(0));
        refused(ByteBuffer.allocate(11));
    }

    @Test
    public void everythingElseIsRefusedAsAProblemToo() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            ByteBuffer file = wav(1, 1, 8000, 16, 64);
            file.put(random.nextInt(44), (byte) random.nextInt());
            file.put(random.nextInt(44), (byte) random.nextInt());
            try {
                assertThat(read(file).samples().length).isLessThanOrEqualTo(64);
            } catch (ProblemException expected) {
                assertThat(expected.kind()).isEqualTo(ProblemException.Kind.INVALID);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    public void tonesThatCannotBeAreRefused() {
        for (String bad : new String[] {
            "", "x", "425/", "425/0", "4000/10", "-1/5", "1+2+3+4", "425/1000,", "99999", "425/9999999"
        }) {
            assertThatThrownBy(() -> Tone.cadence(bad)).as(bad).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> Tone.cadence("425/1,".repeat(40) + "425/1")).isInstanceOf(ProblemException.class);
    }

    @Test
    public void holdMusicIsLongModerateAndFreeOfClicks() {
        Pcm music = HoldMusic.compose();
        assertThat(music.samples().length).isGreaterThanOrEqualTo(30 * 8000);
        assertThat(Tones.loudness(music.samples())).isBetween(-21.0, -19.0);
        short[] samples = music.samples();
        int steepest = Math.abs(samples[0] - samples[samples.length - 1]);
        for (int i = 1; i < samples.length; i++) {
            steepest = Math.max(steepest, Math.abs(samples[i] - samples[i - 1]));
        }
        assertThat(steepest)
                .as("largest step from sample to sample, the seam included")
                .isLessThan(9000);
        for (int second = 0; second < 32; second++) {
            short[] part = java.util.Arrays.copyOfRange(samples, second * 8000, (second + 1) * 8000);
            assertThat(Tones.loudness(part)).as("second %d", second).isBetween(-27.0, -15.0);
        }
        assertThat(HoldMusic.compose().samples()).as("deterministic").isEqualTo(samples);
    }
}
