package org.strowger.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** A script's operations, on the script's thread. */
final class ScriptSession implements CallSession {
    private final ScriptRun run;
    private final Party caller;
    private final String dialed;
    private final Locale language;

    ScriptSession(ScriptRun run, Call call) {
        this.run = run;
        this.caller = call.caller();
        this.dialed = call.dialed();
        this.language = call.environment().language(caller);
    }

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public String dialed() {
        return dialed;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public void answer() throws HungUpException, InterruptedException {
        run.perform(new ScriptSteps.Answer());
    }

    @Override
    public void play(AudioSource source) throws HungUpException, InterruptedException {
        run.perform(new ScriptSteps.Play(source));
    }

    @Override
    public void play(AudioSource source, Duration longest) throws HungUpException, InterruptedException {
        run.perform(new ScriptSteps.PlayFor(source, longest));
    }

    @Override
    public AudioSource tone(ProgressTone tone) {
        return run.call().environment().tone(tone);
    }

    @Override
    public String collect(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between)
            throws HungUpException, InterruptedException {
        return run.perform(new CollectStep(prompt, maxDigits, terminators, first, between));
    }

    @Override
    public void echo(Duration longest, String stopKeys) throws HungUpException, InterruptedException {
        run.perform(new ScriptSteps.Echo(longest, stopKeys));
    }

    @Override
    public long record(Path file, Duration longest, String stopKeys) throws HungUpException, InterruptedException {
        ScriptSteps.Record step = new ScriptSteps.Record(file, longest, stopKeys);
        try {
            run.perform(step);
        } finally {
            stop(step.recording());
        }
        return step.recording().milliseconds();
    }

    /** Also after a hang-up: what was said until then is kept. */
    private static void stop(MediaEndpoint.Recording recording) {
        if (recording != null) {
            recording.stop();
        }
    }

    @Override
    public void enter(Destination next) throws HungUpException, InterruptedException {
        run.perform(new ScriptSteps.Act(running -> running.leave(next)));
    }

    @Override
    public void hangup(Cause cause) throws HungUpException {
        try {
            run.perform(new ScriptSteps.Act(running -> running.call().end(cause, CallJournal.SYSTEM)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
