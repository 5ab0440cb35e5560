package org.strowger.calls;

import java.time.Duration;
import java.util.Locale;
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
import org.strowger.api.call.Party;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.MediaEndpoint;

/**
 * A script that talks with the caller. The script has a thread of its own; what it wants done is a {@link ScriptStep}, handed
 * to the call's executor, while the script waits. Everything but {@link #run} and {@link #perform} is on the executor.
 */
final class ScriptRun implements Activity {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);
    /** How long a script may take to notice that it is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Call call;
    private final CallLeg leg;
    private final Party listener;
    private final boolean farewell;
    private ScriptStep<?> step;
    private CallScript script;
    private long owner = Owner.NOBODY;
    private boolean over;
    private Thread thread;
    private Scheduler.Cancellable interrupt;

    private ScriptRun(Call call, CallLeg leg, Party listener, boolean farewell) {
        this.call = call;
        this.leg = leg;
        this.listener = listener;
        this.farewell = farewell;
    }

    /** For the call's caller. */
    static ScriptRun forCaller(Call call) {
        return new ScriptRun(call, call.callerCallLeg(), call.caller(), false);
    }

    /** For somebody, perhaps not the caller, whose other party is elsewhere by now: after it the call is over. */
    static ScriptRun farewell(Call call, CallLeg leg) {
        return new ScriptRun(call, leg, leg.party(), true);
    }

    /** As the call's activity. */
    void start(CallScript wanted) {
        script = wanted;
        owner = Owner.of(wanted);
        thread = call.environment().scripts().start(call.callId(), () -> run(wanted));
        if (thread == null) {
            call.note("script", "too many at a time");
            call.end(Cause.CONGESTION, CallJournal.SYSTEM);
        }
    }

    /** The script from beginning to end, on its thread. */
    private void run(CallScript wanted) {
        MDC.put("callId", call.callId());
        Cause cause = Cause.NORMAL_CLEARING;
        try {
            wanted.run(new ScriptSession(this, call));
        } catch (HungUpException e) {
            LOG.debug("the caller left the script");
        } catch (InterruptedException e) {
            cause = Cause.SYSTEM_RESTART;
        } catch (RuntimeException | LinkageError e) {
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
            thread = null;
            if (interrupt != null) {
                interrupt.cancel();
            }
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

    /** Who hears it. */
    Party listener() {
        return listener;
    }

    Locale language() {
        return call.environment().language(leg);
    }

    void language(Locale chosen) {
        leg.language(chosen);
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
        call.execute(() -> {
            if (farewell) {
                call.note("script", "ends here, since it is for somebody who has been parted from the caller");
                call.end(Cause.NORMAL_CLEARING, CallJournal.SYSTEM);
            } else {
                call.enter(next);
            }
        });
    }

    @Override
    public CallView.State state() {
        return CallView.State.IN_SCRIPT;
    }

    @Override
    public boolean restartable() {
        return !farewell;
    }

    @Override
    public void ended(CallLeg from, Cause cause) {
        if (from == leg) {
            call.end(cause, Causes.by(CallJournal.CALLEE, cause));
        }
    }

    @Override
    public long owner() {
        return owner;
    }

    /** What the script waits in fails; when it goes on all the same, it is interrupted. */
    @Override
    public void disown() {
        Destination own = fallback();
        interrupt = call.after(PATIENCE, this::interrupt);
        if (farewell) {
            call.note("drain", "the script is out of service");
            call.end(Cause.NORMAL_CLEARING, CallJournal.SYSTEM);
        } else {
            call.fallback().enter("the script is out of service", own);
        }
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Where the script wants its caller to go when it cannot go on; null for the system's fallback. */
    private Destination fallback() {
        try {
            Destination own = script.fallback();
            return own == null || !call.environment().drains().mayGoOn(own) ? null : own;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the script does not say where its caller goes: {}", e.toString());
            return null;
        }
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
        return !farewell;
    }

    @Override
    public void stop(Cause cause) {
        over = true;
        // Its bundle may go while the call goes on.
        script = null;
        if (step != null) {
            step.fail(new HungUpException());
            step = null;
        }
    }
}
