package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** Plays a prompt and collects keys; the first key stops the prompt. */
final class CollectStep extends ScriptStep<String> {
    private final AudioSource prompt;
    private final int maxDigits;
    private final String terminators;
    private final Duration first;
    private final Duration between;
    private final StringBuilder digits = new StringBuilder();
    private ScriptRun run;
    private MediaEndpoint.Playback playback;
    private Scheduler.Cancellable timer;

    CollectStep(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between) {
        this.prompt = prompt;
        this.maxDigits = maxDigits;
        this.terminators = terminators;
        this.first = first;
        this.between = between;
    }

    @Override
    void begin(ScriptRun running) {
        run = running;
        for (Character early = run.typedAhead(); early != null; early = run.typedAhead()) {
            digit(early);
            if (done()) {
                return;
            }
        }
        if (digits.isEmpty() && prompt != null) {
            playback = run.sound().play(prompt, byItself -> run.call().execute(this::promptOver));
        } else if (digits.isEmpty()) {
            await(first);
        }
    }

    private void promptOver() {
        if (!done() && digits.isEmpty()) {
            await(first);
        }
    }

    private void await(Duration longest) {
        if (timer != null) {
            timer.cancel();
        }
        timer = run.call().after(longest, () -> finish(digits.toString()));
    }

    @Override
    boolean digit(char digit) {
        stopPrompt();
        if (terminators.indexOf(digit) >= 0) {
            finish(digits.toString());
            return true;
        }
        digits.append(digit);
        if (digits.length() >= maxDigits) {
            finish(digits.toString());
        } else {
            await(between);
        }
        return true;
    }

    private void stopPrompt() {
        if (playback != null) {
            playback.stop();
            playback = null;
        }
    }

    @Override
    void cleanUp() {
        stopPrompt();
        if (timer != null) {
            timer.cancel();
        }
    }
}
