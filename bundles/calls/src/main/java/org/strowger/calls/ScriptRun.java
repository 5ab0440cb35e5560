package org.strowger.calls;

import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.api.call.Leg;
import org.strowger.api.media.MediaEndpoint;

/**
 * A script that talks with the caller. The script has a thread of its own; what it wants done is a {@link ScriptStep}, handed
 * to the call's executor, while the script waits. Everything but {@link #run} and {@link #perform} is on the executor.
 */
final class ScriptRun implements Activity {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);

    private final Call call;
    private final CallLeg leg;
    private ScriptStep<?> step;
    private boolean over;

    ScriptRun(Call call, CallLeg leg) {
        this.call = call;
        this.leg = leg;
    }

    /** The script from beginning to end, on its thread. */
    void run(CallScript script) {
        MDC.put("callId", call.callId());
        Cause cause = Cause.NORMAL_CLEARING;
        try {
            script.run(new ScriptSession(this, call));
        } catch (HungUpException e) {
            LOG.debug("the caller left the script");
        } catch (InterruptedException e) {
            cause = Cause.SYSTEM_RESTART;
        } catch (RuntimeException e) {
            LOG.warn("the script failed: {}", e.toString());
            LOG.debug("the failure", e);
            cause = Cause.TEMPORARY_FAILURE;
        } finally {
            finish(cause);
            MDC.remove("callId");
        }
    }

    private void finish(Cause cause) {
        call.execute(() -> {
            if (!over) {
                call.end(cause, CallJournal.SYSTEM);
            }
        });
    }

    /** Has a step done and waits for its result. The script's thread. */
    <T> T perform(ScriptStep<T> wanted) throws HungUpException, InterruptedException {
        call.execute(() -> begin(wanted));
        try {
            return wanted.result().get();
        } catch (InterruptedException e) {
            call.execute(() -> wanted.fail(new HungUpException()));
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new HungUpException();
        }
    }

    private void begin(ScriptStep<?> wanted) {
        if (over) {
            wanted.fail(new HungUpException());
            return;
        }
        step = wanted;
        try {
            wanted.begin(this);
        } catch (RuntimeException e) {
            wanted.fail(e);
        }
    }

    Leg leg() {
        return leg.leg();
    }

    Call call() {
        return call;
    }

    /** Accepts the call; the caller's sound is there when his side has confirmed it. */
    void answer() {
        leg.markAnswered();
        call.answered(leg, call.dialed());
        leg.leg().answer(null);
    }

    /** The caller's line is open already: he was called, or transferred. */
    void answeredBefore() {
        if (call.journal().answeredAt() == null) {
            call.answered(leg, call.dialed());
        }
    }

    /** The caller's sound, before the answer as early media. */
    MediaEndpoint sound() {
        if (!leg.up()) {
            leg.leg().progress();
        }
        MediaEndpoint media = leg.watchMedia();
        if (media == null) {
            throw new IllegalStateException("the caller has no sound yet: answer first");
        }
        return media;
    }

    /** The next key that was pressed before anybody asked for it; null when there is none. */
    Character typedAhead() {
        Character key = call.typedAhead().poll();
        if (key != null) {
            call.keyTaken();
        }
        return key;
    }

    /** As a task of its own, so that a destination that fails is the call's fault and not this script's. */
    void leave(Destination next) {
        call.execute(() -> call.enter(next));
    }

    @Override
    public CallView.State state() {
        return CallView.State.IN_SCRIPT;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public void answered(CallLeg from) {
        if (from != leg) {
            from.hangup(Cause.ANSWERED_ELSEWHERE);
        } else if (step != null) {
            leg.watchMedia();
            step.answered();
        }
    }

    @Override
    public void digit(CallLeg from, char digit, int milliseconds, boolean insideSound) {
        if (from != leg) {
            return;
        }
        if (step != null && !step.done() && step.digit(digit)) {
            call.keyTaken();
        } else {
            call.typedAhead().add(digit);
        }
    }

    @Override
    public boolean keepsKeys() {
        return true;
    }

    @Override
    public void stop(Cause cause) {
        over = true;
        if (step != null) {
            step.fail(new HungUpException());
        }
    }
}
