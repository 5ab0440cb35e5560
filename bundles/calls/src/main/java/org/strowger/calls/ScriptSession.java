package org.strowger.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.call.ResolvedNumber;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** A script's operations, on the script's thread. */
final class ScriptSession implements CallSession {
    private final ScriptRun run;
    private final Call call;
    private volatile Locale language;

    ScriptSession(ScriptRun run, Call call) {
        this.run = run;
        this.call = call;
        this.language = run.language();
    }

    @Override
    public Party caller() {
        return run.listener();
    }

    @Override
    public String dialed() {
        return call.dialed();
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public void language(Locale chosen) {
        language = chosen;
        call.execute(() -> run.language(chosen));
    }

    @Override
    public Optional<ResolvedNumber> resolve(String number) {
        NumberPlan.Resolution found = call.environment().number(number);
        return Optional.ofNullable(found.destination())
                .map(destination -> new ResolvedNumber(found.kind(), destination));
    }

    @Override
    public void note(String step, String decision) {
        note(step, decision, null);
    }

    @Override
    public void note(String step, String decision, CallRecord.Rule rule) {
        call.execute(() -> call.journal().note(step, decision, rule));
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
        return call.environment().tone(tone);
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
