package org.strowger.media.digit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.strowger.media.codec.G711;

/** The detector against what ITU-T Q.24 asks of receivers. */
public class ToneDetectorTest {
    private static final int RATE = 8000;
    private static final String ALL = "0123456789*#ABCD";

    private final List<String> heard = new ArrayList<>();
    private final ToneDetector detector = new ToneDetector(new KeyListener() {
        @Override
        public void begins(char digit) {
            heard.add("+" + digit);
        }

        @Override
        public void ends(char digit, int milliseconds) {
            heard.add(digit + ":" + milliseconds);
        }
    });

    /** Sound that is put together piece by piece. */
    private static final class Sound {
        private final List<Double> samples = new ArrayList<>();
        private final Random random = new Random(1);
        private double phase = 1;

        Sound silence(double ms) {
            for (int i = 0; i < ms * RATE / 1000; i++) {
                samples.add(0.0);
            }
            return this;
        }

        Sound key(char digit, double ms) {
            return key(digit, ms, -10, -10, 1);
        }

        /** Levels in dBm0; what is off is off by this factor. */
        Sound key(char digit, double ms, double low, double high, double off) {
            int code = Keys.code(digit);
            phase += 0.7;
            for (int i = 0; i < ms * RATE / 1000; i++) {
                double turn = 2 * Math.PI * off * i / RATE;
                samples.add(amplitude(low) * Math.sin(turn * Keys.low(code) + phase)
                        + amplitude(high) * Math.sin(turn * Keys.high(code) + 2 * phase));
            }
            return this;
        }

        Sound noise(double level) {
            for (int i = 0; i < samples.size(); i++) {
                samples.set(i, samples.get(i) + random.nextGaussian() * amplitude(level) / Math.sqrt(2));
            }
            return this;
        }

        private static double amplitude(double dBm0) {
            return 32767 * Math.pow(10, (dBm0 - 3.14) / 20);
        }

        short[] pcm() {
            short[] pcm = new short[samples.size()];
            for (int i = 0; i < pcm.length; i++) {
                pcm[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples.get(i))));
            }
            return pcm;
        }
    }

    private List<String> hear(short[] pcm) {
        heard.clear();
        for (int at = 0; at < pcm.length; at += 160) {
            short[] piece = Arrays.copyOfRange(pcm, at, at + 160);
            detector.hear(piece, 160);
        }
        detector.silence();
        return heard;
    }

    private String digits(Sound sound) {
        StringBuilder digits = new StringBuilder();
        hear(sound.silence(100).pcm()).stream()
                .filter(h -> !h.startsWith("+"))
                .forEach(h -> digits.append(h.charAt(0)));
        return digits.toString();
    }

    @Test
    public void hearsEveryKeyAtTheShortestLengthAndPauseHoweverItFalls() {
        for (double shift = 0; shift < 20; shift += 1.3) {
            Sound sound = new Sound().silence(50 + shift);
            for (char digit : ALL.toCharArray()) {
                sound.key(digit, 40).silence(40);
            }
            assertThat(digits(sound)).as("after %s ms", shift).isEqualTo(ALL);
        }
    }

    @Test
    public void tellsHowLongAKeyWas() {
        List<String> told = hear(new Sound()
                .silence(33)
                .key('7', 200)
                .silence(100)
                .key('#', 10_000)
                .silence(100)
                .pcm());
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).isEqualTo("+7");
        assertThat(Integer.parseInt(told.get(1).substring(2))).isBetween(185, 215);
        assertThat(Integer.parseInt(told.get(3).substring(2))).isBetween(9985, 10_015);
    }

    @Test
    public void letsGoWhatIsTooShort() {
        for (double shift = 0; shift < 10; shift += 0.7) {
            Sound sound = new Sound().silence(50 + shift);
            for (char digit : ALL.toCharArray()) {
                sound.key(digit, 22).silence(60);
            }
            assertThat(digits(sound)).isEmpty();
        }
    }

    @Test
    public void aHoleIsNoPauseButAPauseIs() {
        for (double shift = 0; shift < 10; shift += 0.7) {
            assertThat(digits(new Sound()
                            .silence(50 + shift)
                            .key('3', 60)
                            .silence(10)
                            .key('3', 60)))
                    .isEqualTo("3");
            assertThat(digits(new Sound()
                            .silence(50 + shift)
                            .key('3', 60)
                            .silence(40)
                            .key('3', 60)))
                    .isEqualTo("33");
        }
    }

    @Test
    public void keysThatFollowAtOnceAreTwo() {
        assertThat(digits(new Sound().silence(50).key('1', 80).key('9', 80).key('*', 80)))
                .isEqualTo("19*");
    }

    @Test
    public void takesLevelsFromLoudToQuiet() {
        for (double level = -3; level >= -25; level -= 2) {
            Sound sound = new Sound().silence(50);
            for (char digit : ALL.toCharArray()) {
                sound.key(digit, 50, level, level, 1).silence(50);
            }
            assertThat(digits(sound)).as("%s dBm0", level).isEqualTo(ALL);
        }
        assertThat(digits(new Sound().silence(50).key('5', 100, -40, -40, 1))).isEmpty();
    }

    @Test
    public void takesTwistWithinLimits() {
        for (char digit : ALL.toCharArray()) {
            assertThat(digits(new Sound().key(digit, 60, -6, -14, 1))).isEqualTo("" + digit);
            assertThat(digits(new Sound().key(digit, 60, -10, -6, 1))).isEqualTo("" + digit);
            assertThat(digits(new Sound().key(digit, 60, -6, -18, 1))).isEmpty();
            assertThat(digits(new Sound().key(digit, 60, -16, -6, 1))).isEmpty();
        }
    }

    @Test
    public void takesFrequenciesOffByOneAndAHalfPercentButNotByThreeAndAHalf() {
        for (char digit : ALL.toCharArray()) {
            for (double off : new double[] {0.985, 1.015}) {
                assertThat(digits(new Sound().silence(7).key(digit, 45, -10, -10, off)))
                        .as("%s by %s", digit, off)
                        .isEqualTo("" + digit);
            }
            for (double off : new double[] {0.965, 1.035}) {
                assertThat(digits(new Sound().silence(7).key(digit, 100, -10, -10, off)))
                        .as("%s by %s", digit, off)
                        .isEmpty();
            }
        }
    }

    @Test
    public void hearsKeysInNoise() {
        Sound sound = new Sound();
        for (char digit : ALL.toCharArray()) {
            sound.silence(50).key(digit, 50, -10, -10, 1);
        }
        assertThat(digits(sound.silence(50).noise(-25))).isEqualTo(ALL);
    }

    @Test
    public void hearsKeysThroughBothLawsOfG711() {
        for (G711 law : List.of(G711.aLaw(), G711.muLaw())) {
            Sound sound = new Sound();
            for (char digit : ALL.toCharArray()) {
                sound.silence(40).key(digit, 40, -24, -25, 1);
            }
            short[] pcm = sound.silence(100).pcm();
            ByteBuffer coded = ByteBuffer.allocate(pcm.length);
            law.newEncoder("").encode(pcm, 0, pcm.length, coded);
            law.newDecoder("").decode(coded.flip(), pcm, 0);
            assertThat(hear(pcm).stream().filter(h -> !h.startsWith("+"))).hasSize(16);
        }
    }

    @Test
    public void hearsWhatIsMadeHere() {
        for (char digit : ALL.toCharArray()) {
            short[] pcm = new short[RATE / 5];
            new KeyTone(Keys.code(digit), 100, RATE).read(pcm, pcm.length);
            List<String> told = hear(pcm);
            assertThat(told).hasSize(2);
            assertThat(told.get(0)).isEqualTo("+" + digit);
        }
    }

    /** Single tones, dial tone and ringback, are no keys. */
    @Test
    public void isNotFooledByOtherTones() {
        for (int one : new int[] {350, 440, 697, 770, 852, 941, 1209, 1336, 1477, 1633}) {
            for (int other : new int[] {0, 425, 480, 620, 1100, 2100}) {
                short[] pcm = new short[RATE];
                for (int i = 0; i < pcm.length; i++) {
                    pcm[i] = (short) (6000 * Math.sin(2 * Math.PI * one * i / RATE)
                            + (other == 0 ? 0 : 6000 * Math.sin(2 * Math.PI * other * i / RATE)));
                }
                assertThat(hear(pcm)).as("%s + %s", one, other).isEmpty();
            }
        }
    }

    /** Voiced sound: a gliding pitch with many harmonics under formants, another vowel each 200 ms, for ten minutes. */
    @Test
    public void isNotFooledByVowels() {
        Random random = new Random(7);
        for (int minute = 0; minute < 10; minute++) {
            assertThat(hear(vowels(random, 60))).isEmpty();
        }
    }

    private static short[] vowels(Random random, int seconds) {
        short[] pcm = new short[seconds * RATE];
        double phase = 0;
        double pitch = 120;
        double falling = 1;
        double[] formants = {500, 1500, 2500};
        for (int i = 0; i < pcm.length; i++) {
            if (i % 1600 == 0) {
                pitch = 80 + random.nextInt(220);
                // As speech does: by a twentieth in a syllable, up or down.
                falling = Math.exp((random.nextBoolean() ? 0.05 : -0.05) / 1600);
                formants =
                        new double[] {300 + random.nextInt(600), 900 + random.nextInt(1300), 2300 + random.nextInt(800)
                        };
            }
            pitch *= falling;
            phase += 2 * Math.PI * pitch / RATE;
            double value = 0;
            for (int h = 1; h * pitch < 3600; h++) {
                double gain = 0;
                for (double formant : formants) {
                    double away = (h * pitch - formant) / 90;
                    gain += 1 / (1 + away * away);
                }
                value += gain * Math.sin(h * phase);
            }
            pcm[i] = (short) Math.max(-32768, Math.min(32767, 8000 * value));
        }
        return pcm;
    }

    /** White noise of ten minutes. */
    @Test
    public void isNotFooledByNoise() {
        Random random = new Random(3);
        short[] pcm = new short[60 * RATE];
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < pcm.length; i++) {
                pcm[i] = (short) Math.max(-32768, Math.min(32767, 5000 * random.nextGaussian()));
            }
            assertThat(hear(pcm)).isEmpty();
        }
    }

    /** The prompts that are shipped, all of them, as they are and faster and slower. */
    @Test
    public void isNotFooledBySpeech() throws java.io.IOException {
        List<java.nio.file.Path> prompts;
        try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/resources"))) {
            prompts = files.filter(f -> f.toString().endsWith(".wav")).toList();
        }
        assertThat(prompts).hasSizeGreaterThan(30);
        for (java.nio.file.Path prompt : prompts) {
            short[] pcm = samples(java.nio.file.Files.readAllBytes(prompt));
            for (double speed : new double[] {0.8, 0.9, 1, 1.1, 1.25}) {
                assertThat(hear(stretched(pcm, speed)))
                        .as("%s x %s", prompt, speed)
                        .isEmpty();
            }
        }
    }

    private static short[] samples(byte[] wav) {
        ByteBuffer bytes = ByteBuffer.wrap(wav, 44, wav.length - 44).order(ByteOrder.LITTLE_ENDIAN);
        short[] pcm = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(pcm);
        return pcm;
    }

    private static short[] stretched(short[] pcm, double speed) {
        short[] out = new short[(int) ((pcm.length - 1) / speed)];
        for (int i = 0; i < out.length; i++) {
            int at = (int) (i * speed);
            out[i] = (short) (pcm[at] + (pcm[at + 1] - pcm[at]) * (i * speed - at));
        }
        return out;
    }
}
