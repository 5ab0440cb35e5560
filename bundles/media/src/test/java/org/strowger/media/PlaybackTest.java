package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.testkit.Tones;

public class PlaybackTest {
    @Rule
    public final MediaRig rig = new MediaRig();

    private final List<Boolean> ended = new CopyOnWriteArrayList<>();

    @Test
    public void playsATwoFrequencyCadence() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        a.play(rig.plane.tone("440+480/200,0/200"), ended::add);
        MediaRig.await("a second of it", () -> alice.heard().size() >= 50);
        short[] sound = alice.sound(AudioFormat.PCMU);
        short[] on = Arrays.copyOfRange(sound, 0, 1600);
        short[] off = Arrays.copyOfRange(sound, 1600, 3200);
        short[] again = Arrays.copyOfRange(sound, 3200, 4800);
        assertThat(Tones.level(on, 8000, 440)).isBetween(-18.0, -14.0);
        assertThat(Tones.level(on, 8000, 480)).isBetween(-18.0, -14.0);
        assertThat(Tones.level(on, 8000, 620)).isLessThan(-35);
        assertThat(Tones.loudness(off)).isLessThan(-70);
        assertThat(Tones.level(again, 8000, 440)).isBetween(-18.0, -14.0);
        assertThat(ended).isEmpty();
    }

    @Test
    public void tellsOnceThatItEndedByItself() {
        Phone alice = rig.phone(1, 8);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ALAW, null);
        a.play(rig.plane.sequence(List.of(rig.plane.beep(1000, 100), rig.plane.beep(600, 110))), ended::add);
        MediaRig.await("the end", () -> !ended.isEmpty());
        MediaRig.await("all packets", () -> alice.heard().size() == 11);
        short[] sound = alice.sound(AudioFormat.PCMA);
        assertThat(Tones.level(Arrays.copyOfRange(sound, 0, 800), 8000, 1000)).isGreaterThan(-16);
        assertThat(Tones.level(Arrays.copyOfRange(sound, 800, 1680), 8000, 600)).isGreaterThan(-16);
        assertThat(ended).containsExactly(true);
    }

    @Test
    public void stoppedAndReplacedPlaybacksEndAsNotByThemselves() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        a.play(rig.plane.tone("425"), ended::add);
        var second = a.play(rig.plane.tone("350"), ended::add);
        MediaRig.await("the first to end", () -> ended.size() == 1);
        second.stop();
        second.stop();
        MediaRig.await("the second to end", () -> ended.size() == 2);
        assertThat(ended).containsExactly(false, false);
    }

    @Test
    public void aBrokenSourceEndsThePlaybackAndNothingElse() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        AudioSource broken = rate -> {
            throw new IllegalStateException("broken");
        };
        a.play(broken, ended::add);
        MediaRig.await("the end", () -> !ended.isEmpty());
        assertThat(ended).containsExactly(false);
        a.play(rig.plane.beep(1000, 40), ended::add);
        MediaRig.await("the next", () -> ended.size() == 2);
        assertThat(ended).containsExactly(false, true);
    }

    @Test
    public void sendsFramesOfTheNegotiatedLength() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.open(alice);
        a.negotiate(new RtpParameters(alice.address(), null, MediaRig.ULAW, null, true, true, 30, true, Duration.ZERO));
        a.play(rig.plane.tone("425"), null);
        MediaRig.await("some packets", () -> alice.heard().size() >= 5);
        assertThat(alice.heard()).allMatch(p -> p.payload().length == 240);
        assertThat(alice.heard().get(1).timestamp() - alice.heard().get(0).timestamp() & 0xFFFFFFFFL)
                .isEqualTo(240);
    }

    @Test
    public void holdMusicCanBeHeard() {
        Phone alice = rig.phone(1, 0);
        rig.endpoint(alice, MediaRig.ULAW, null).play(rig.plane.music("no-such-class"), ended::add);
        MediaRig.await("a second of it", () -> alice.heard().size() >= 50);
        assertThat(Tones.loudness(alice.sound(AudioFormat.PCMU))).isBetween(-35.0, -12.0);
        assertThat(ended).isEmpty();
    }

    @Test
    public void ownHoldMusicComesFromItsFolder() throws IOException {
        Path folder = Files.createDirectories(rig.home.data("moh").resolve("jazz"));
        Files.write(folder.resolve("one.wav"), wav(Tones.sine(16000, 1000, 0.3, 1600), 16000));
        Files.write(folder.resolve("two.wav"), new byte[] {1, 2, 3});
        Phone alice = rig.phone(1, 0);
        rig.endpoint(alice, MediaRig.ULAW, null).play(rig.plane.music("jazz"), ended::add);
        MediaRig.await("more than one round", () -> alice.heard().size() >= 20);
        assertThat(Tones.level(alice.sound(AudioFormat.PCMU), 8000, 1000)).isBetween(-13.0, -9.0);
    }

    @Test
    public void playsPromptsInTheLanguageOrInEnglish() throws IOException {
        Path folder = rig.home.data("prompts");
        Files.createDirectories(folder.resolve("en"));
        Files.write(folder.resolve("en/own-words.wav"), wav(Tones.sine(8000, 500, 0.5, 800), 8000));
        assertThat(rig.plane.prompt("own-words", Locale.CHINESE)).isNotNull();
        assertThatThrownBy(() -> rig.plane.prompt("no-such-prompt", Locale.ENGLISH))
                .isInstanceOf(ProblemException.class)
                .hasFieldOrPropertyWithValue("kind", ProblemException.Kind.INVALID);
        assertThatThrownBy(() -> rig.plane.prompt("../../etc/passwd", Locale.ENGLISH))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    public void shipsEveryPromptInBothLanguages() throws IOException {
        Path table = Path.of("../../etc/prompts/prompts.tsv");
        List<String> names =
                Files.readAllLines(table).stream().map(l -> l.split("\t")[0]).toList();
        assertThat(names).contains("digit-0", "digit-9", "not-available", "goodbye");
        for (String name : names) {
            for (String language : List.of("en", "zh")) {
                assertThat(PlaybackTest.class.getResource("/prompts/" + language + "/" + name + ".wav"))
                        .as("%s in %s", name, language)
                        .isNotNull();
                short[] sound = all(rig.plane.prompt(name, Locale.forLanguageTag(language)));
                assertThat(Tones.loudness(sound)).as("%s in %s", name, language).isBetween(-30.0, -10.0);
            }
        }
    }

    private static short[] all(AudioSource source) {
        short[] sound = new short[20 * 8000];
        try (AudioSource.Reader reader = source.open(8000)) {
            return Arrays.copyOf(sound, reader.read(sound, sound.length));
        }
    }

    static byte[] wav(short[] pcm, int rate) {
        ByteBuffer file = ByteBuffer.allocate(44 + pcm.length * 2).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes())
                .putInt(36 + pcm.length * 2)
                .put("WAVEfmt ".getBytes())
                .putInt(16);
        file.putShort((short) 1)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(rate * 2)
                .putShort((short) 2);
        file.putShort((short) 16).put("data".getBytes()).putInt(pcm.length * 2);
        for (short sample : pcm) {
            file.putShort(sample);
        }
        return file.array();
    }
}
