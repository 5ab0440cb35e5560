package org.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.call.Cause;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.media.AudioSource;
import org.strowger.testkit.audio.Wav;

public class FakeCallSessionTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeCallSession caller = FakeCallSession.from("101");
    private final List<String> got = new ArrayList<>();

    private static AudioSource sound(String name) {
        return new FakeMediaService.Source(name);
    }

    @Test
    public void soundsAreHeardToTheirEnd() {
        caller.lasts("long", LONG).run(session -> {
            session.answer();
            session.play(sound("short"));
            session.play(sound("long one"));
            session.play(session.tone(ProgressTone.BUSY), SHORT);
        });
        assertThat(caller.answered()).isTrue();
        assertThat(caller.heard()).containsExactly("short", "long one", "tone " + ProgressTone.BUSY.key());
        assertThat(caller.sounds().get(1).from()).isEqualTo(Duration.ofSeconds(2));
        assertThat(caller.sounds().get(1).lasted()).isEqualTo(LONG);
        assertThat(caller.elapsed()).isEqualTo(Duration.ofSeconds(15));
        assertThat(caller.hungUpWith()).contains(Cause.NORMAL_CLEARING);
    }

    @Test
    public void aKeyStopsThePromptOfWhoCollects() {
        caller.after(Duration.ofMillis(500)).presses("12#");
        caller.run(session -> got.add(session.collect(sound("menu"), 5, "#", LONG, SHORT)));
        assertThat(got).containsExactly("12");
        assertThat(caller.sounds().get(0).lasted()).isEqualTo(Duration.ofMillis(500));
        assertThat(caller.elapsed()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    public void collectingEndsWithTimeOrEnoughKeys() {
        caller.hearing("menu").presses("123");
        caller.run(session -> {
            got.add(session.collect(sound("menu"), 2, "", LONG, SHORT));
            got.add(session.collect(null, 2, "", LONG, SHORT));
            got.add(session.collect(sound("more"), 2, "", LONG, SHORT));
        });
        assertThat(got).containsExactly("12", "3", "");
        assertThat(caller.elapsed())
                .isEqualTo(Duration.ofMillis(400).plus(SHORT).plusSeconds(2).plus(LONG));
    }

    @Test
    public void keysThatNobodyAskedForAreKept() {
        caller.hearing("hello").presses("7");
        caller.run(session -> {
            session.play(sound("hello"));
            got.add(session.collect(sound("menu"), 1, "", LONG, SHORT));
        });
        assertThat(got).containsExactly("7");
        assertThat(caller.heard()).containsExactly("hello");
    }

    @Test
    public void aHangUpEndsWhateverIsWaitedFor() {
        caller.hearing("hello").after(Duration.ofSeconds(1)).hangsUp();
        caller.run(session -> {
            try {
                session.play(sound("hello"));
            } finally {
                got.add("cleaned up");
            }
        });
        assertThat(got).containsExactly("cleaned up");
        assertThat(caller.callerHungUp()).isTrue();
        assertThat(caller.hungUpWith()).isEmpty();
        assertThat(caller.sounds().get(0).lasted()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    public void aScriptThatHasLeftCanDoNothingMore() {
        caller.run(session -> {
            session.enter(FakeDestinations.to("extension:102"));
            assertThatThrownBy(() -> session.play(sound("too late"))).isInstanceOf(HungUpException.class);
        });
        assertThat(caller.destination()).contains(FakeDestinations.to("extension:102"));
        assertThat(caller.heard()).isEmpty();
        caller.run(session -> session.hangup(Cause.USER_BUSY));
        assertThat(caller.hungUpWith()).contains(Cause.USER_BUSY);
        assertThat(caller.destination()).isEmpty();
    }

    @Test
    public void aCallDoesNotLastForEver() {
        caller.run(session -> {
            while (true) {
                session.play(sound("again"));
            }
        });
        assertThat(caller.elapsed()).isEqualTo(Duration.ofHours(4));
        assertThat(caller.callerHungUp()).isFalse();
    }

    @Test
    public void aRecordingLastsUntilItsKey() throws IOException {
        Path file = folder.newFile("said.wav").toPath();
        caller.after(Duration.ofSeconds(4)).presses("#");
        caller.run(session -> got.add("" + session.record(file, LONG, "#")));
        assertThat(got).containsExactly("4000");
        assertThat(Wav.read(file).seconds()).isEqualTo(4);
    }

    @Test
    public void anEchoLastsUntilItsTime() {
        caller.presses("1").run(session -> {
            session.echo(LONG, "#");
            got.add(session.collect(null, 1, "", LONG, SHORT));
        });
        assertThat(caller.elapsed()).isEqualTo(LONG);
        assertThat(got).containsExactly("1");
    }
}
