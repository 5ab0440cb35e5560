package org.strowger.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.strowger.api.call.Leg;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.RecordingOptions;
import org.strowger.calls.settings.CallSettings;

/** The steps that scripts are made of. */
final class ScriptSteps {
    private ScriptSteps() {}

    /** Something done at once, without waiting. */
    static final class Act extends ScriptStep<Void> {
        private final Consumer<ScriptRun> what;

        Act(Consumer<ScriptRun> what) {
            this.what = what;
        }

        @Override
        void begin(ScriptRun run) {
            what.accept(run);
            finish(null);
        }
    }

    /** Accepts the call and waits for the confirmation. */
    static final class Answer extends ScriptStep<Void> {
        @Override
        void begin(ScriptRun run) {
            if (run.leg().state() == Leg.State.UP) {
                run.answeredBefore();
                finish(null);
            } else {
                run.answer();
            }
        }

        @Override
        void answered() {
            finish(null);
        }
    }

    /** Plays to the end. */
    static final class Play extends ScriptStep<Void> {
        private final AudioSource source;
        private MediaEndpoint.Playback playback;

        Play(AudioSource source) {
            this.source = source;
        }

        @Override
        void begin(ScriptRun run) {
            playback = run.sound().play(source, byItself -> run.call().execute(() -> finish(null)));
        }

        @Override
        void cleanUp() {
            if (playback != null) {
                playback.stop();
            }
        }
    }

    /** Lasts until a time is over or one of some keys is pressed. */
    abstract static class Lasting<T> extends ScriptStep<T> {
        private final Duration longest;
        private final String stopKeys;
        private Scheduler.Cancellable timer;

        Lasting(Duration longest, String stopKeys) {
            this.longest = longest;
            this.stopKeys = stopKeys;
        }

        @Override
        void begin(ScriptRun run) {
            start(run);
            timer = run.call().after(longest, () -> finish(outcome()));
        }

        abstract void start(ScriptRun run);

        abstract T outcome();

        abstract void stop();

        @Override
        boolean digit(char digit) {
            boolean stops = stopKeys.indexOf(digit) >= 0;
            if (stops) {
                finish(outcome());
            }
            return stops;
        }

        @Override
        final void cleanUp() {
            if (timer != null) {
                timer.cancel();
            }
            stop();
        }
    }

    /** Plays to the end, but not longer than a time. */
    static final class PlayFor extends Lasting<Void> {
        private final AudioSource source;
        private MediaEndpoint.Playback playback;

        PlayFor(AudioSource source, Duration longest) {
            super(longest, "");
            this.source = source;
        }

        @Override
        void start(ScriptRun run) {
            playback = run.sound().play(source, byItself -> run.call().execute(() -> finish(null)));
        }

        @Override
        Void outcome() {
            return null;
        }

        @Override
        void stop() {
            if (playback != null) {
                playback.stop();
            }
        }
    }

    /** Sends the caller his own sound. */
    static final class Echo extends Lasting<Void> {
        private MediaEndpoint.Playback echo;

        Echo(Duration longest, String stopKeys) {
            super(longest, stopKeys);
        }

        @Override
        void start(ScriptRun run) {
            echo = run.sound().echo();
        }

        @Override
        Void outcome() {
            return null;
        }

        @Override
        void stop() {
            if (echo != null) {
                echo.stop();
            }
        }
    }

    /** Records; whoever waits for it stops the recording himself, since that may touch the disk. */
    static final class Record extends Lasting<Void> {
        private static final int SAMPLE_RATE = 8000;

        private final Path file;
        private volatile MediaEndpoint.Recording recording;

        Record(Path file, Duration longest, String stopKeys) {
            super(longest, stopKeys);
            this.file = file;
        }

        @Override
        void start(ScriptRun run) {
            CallSettings settings = run.call().settings();
            RecordingOptions options = new RecordingOptions(
                    SAMPLE_RATE, settings.recordingSilence(), settings.recordingSilenceLevel(), true);
            recording = run.sound().record(file, options, () -> run.call().execute(() -> finish(outcome())));
        }

        @Override
        Void outcome() {
            return null;
        }

        @Override
        void stop() {}

        /** Null when it never began. */
        MediaEndpoint.Recording recording() {
            return recording;
        }
    }
}
