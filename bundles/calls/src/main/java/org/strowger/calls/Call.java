package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.calls.settings.CallSettings;

/**
 * One call. Everything in it runs on its own executor, one thing after another, so nothing here is locked; only
 * {@link #view} and {@link #execute} are for other threads.
 */
final class Call implements CallControl, Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final int MAX_HOPS = 20;
    /** Of all destinations that were tried, so that a loop of destinations cannot ring the whole house. */
    static final int MAX_LEGS = 64;
    /** How long legs may take to confirm that they are over before the record is closed without them. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final CallEnvironment environment;
    private final SerialExecutor executor;
    private final String id;
    private final String dialed;
    private final CallJournal journal;
    private final CallLegs legs;
    private volatile Party caller;
    private CallLeg callerLeg;
    private Activity activity = new Routing();
    private int hops;
    private boolean finished;
    private boolean gone;
    private Scheduler.Cancellable limit;
    private Scheduler.Cancellable closing;
    private volatile CallViews view;

    Call(CallEnvironment environment, String id, Party caller, String dialed) {
        this.environment = environment;
        this.id = id;
        this.caller = caller;
        this.dialed = dialed;
        this.legs = new CallLegs(this, environment.use());
        this.journal = new CallJournal(this, environment.scheduler().clock().instant());
        this.executor = new SerialExecutor(environment.pool(), this::guard);
        this.view = CallViews.of(this, CallView.State.ROUTING);
    }

    /** Hands a task to the call. Any thread. */
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    private void guard(Runnable task) {
        MDC.put("callId", id);
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("the call is ended because of a fault: {}", e.toString());
            LOG.debug("the fault", e);
            endAfterFault();
        } finally {
            view = CallViews.of(this, finished ? CallView.State.ENDED : activity.state());
            MDC.remove("callId");
        }
    }

    private void endAfterFault() {
        try {
            end(Cause.TEMPORARY_FAILURE, CallJournal.SYSTEM);
        } catch (RuntimeException e) {
            LOG.error("the call could not be ended cleanly: {}", e.toString());
            LOG.debug("the fault", e);
        }
        // Whatever went wrong, no party is left on the line.
        legs.hangUpAll(Cause.TEMPORARY_FAILURE);
    }

    /** The call as it was after the last thing that happened, with the figures of its sound as they are now. Any thread. */
    CallView view() {
        return view.live();
    }

    /**
     * An inbound leg asks for a number.
     *
     * @param refusal why no call can be taken now; null when it can
     */
    void begin(Leg inbound, Cause refusal) {
        callerLeg = addLeg(inbound);
        opened();
        callerLeg.start();
        if (refusal == null) {
            route();
        } else {
            note("limit", "no more calls now");
            reject(refusal);
        }
    }

    /** Rings the caller's own devices first; who answers is connected as if he had dialled. */
    void originate(List<Leg> devices) {
        opened();
        note("originate", "calling " + caller.number() + " first");
        Ringback none = new Ringback(this);
        Dialing dialing = new Dialing(this, none, this::callerAnswered, cause -> end(cause, CallJournal.CALLER));
        switchTo(dialing);
        dialing.start(devices, settings().ringTime());
    }

    private void callerAnswered(CallLeg leg) {
        callerLeg = leg;
        caller = new Party(
                caller.number(), caller.name(), caller.extension(), leg.party().anonymous());
        route();
    }

    private void opened() {
        journal.started();
        limit = after(settings().maxDuration(), () -> {
            note("limit", "longest duration of a call");
            end(Cause.NORMAL_CLEARING, CallJournal.SYSTEM);
        });
    }

    private void route() {
        boolean outsider = caller.extension().isEmpty();
        if (outsider && caller.anonymous() && settings().blockAnonymous()) {
            note("anonymous", "refused");
            reject(Cause.CALL_REJECTED);
            return;
        }
        NumberPlan.Resolution found =
                environment.plan().resolve(dialed, caller, environment.config().get());
        note(found.kind(), found.name());
        if (found.destination() == null) {
            reject(found.cause());
        } else {
            enter(found.destination());
        }
    }

    CallLeg addLeg(Leg leg) {
        return legs.add(leg);
    }

    // ---- what legs tell

    void legRinging(CallLeg leg, boolean earlyMedia) {
        if (!finished) {
            activity.ringing(leg, earlyMedia);
        }
    }

    void legAnswered(CallLeg leg) {
        if (finished) {
            leg.hangup(Cause.ORIGINATOR_CANCEL);
        } else {
            activity.answered(leg);
        }
    }

    void legHeld(CallLeg leg, boolean held) {
        if (!finished) {
            activity.held(leg, held);
        }
    }

    void legDigit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {
        if (!finished) {
            activity.digit(leg, digit, milliseconds, insideSound);
        }
    }

    /** Nothing was heard for too long. Who is not up yet, or has put the other on hold, may be silent. */
    void legSilent(CallLeg leg) {
        if (!finished && leg.up() && !leg.leg().held()) {
            end(Cause.MEDIA_TIMEOUT, CallJournal.SYSTEM);
        }
    }

    void legEnded(CallLeg leg, Cause cause) {
        legs.ended(leg.party());
        if (!finished && leg == callerLeg) {
            end(cause, CallJournal.CALLER);
        } else if (!finished) {
            activity.ended(leg, cause);
        }
        leaveWhenEmpty();
    }

    // ---- going on

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> otherwise) {
        if (finished) {
            return;
        }
        List<Leg> devices = environment.devices().find(request(extension), MAX_LEGS - legs.count());
        note("dial", extension + ": " + devices.size() + (devices.size() == 1 ? " device" : " devices"));
        if (devices.isEmpty()) {
            // Later, so that destinations that refer to each other cannot exhaust the stack.
            execute(() -> unlessFinished(otherwise, Cause.SUBSCRIBER_ABSENT));
            return;
        }
        Ringback ringback = new Ringback(this);
        Dialing dialing = new Dialing(this, ringback, winner -> talk(winner, ringback), cause -> {
            note("dial", extension + ": " + cause);
            otherwise.accept(cause);
        });
        switchTo(dialing);
        dialing.start(devices, ringTime == null ? settings().ringTime() : ringTime);
    }

    private void unlessFinished(Consumer<Cause> otherwise, Cause cause) {
        if (!finished) {
            otherwise.accept(cause);
        }
    }

    private DialRequest request(String extension) {
        return new DialRequest(id, extension, caller, dialed, callerLeg.leg().formats());
    }

    private void talk(CallLeg callee, Ringback ringback) {
        Talking talking = new Talking(this, callerLeg, callee, ringback.take());
        switchTo(talking);
        talking.start();
    }

    @Override
    public void run(CallScript script) {
        if (finished) {
            return;
        }
        ScriptRun run = new ScriptRun(this, callerLeg);
        switchTo(run);
        if (!environment.scripts().start(id, () -> run.run(script))) {
            note("script", "too many at a time");
            end(Cause.CONGESTION, CallJournal.SYSTEM);
        }
    }

    @Override
    public void enter(Destination next) {
        if (finished) {
            return;
        }
        hops++;
        if (hops > MAX_HOPS) {
            note("routing", "too many hops");
            end(Cause.TOO_MANY_HOPS, CallJournal.SYSTEM);
            return;
        }
        Routing routing = new Routing();
        switchTo(routing);
        next.enter(this);
        if (activity == routing && !finished) {
            routing.waitFor(this);
        }
    }

    private void switchTo(Activity next) {
        activity.stop(Cause.NORMAL_CLEARING);
        activity = next;
    }

    @Override
    public void reject(Cause cause) {
        ProgressTone why = RefusalTone.of(cause);
        boolean hears = !finished && callerLeg != null && callerLeg.leg().state() == Leg.State.UP;
        MediaEndpoint sound = hears && why != null ? callerLeg.watchMedia() : null;
        if (sound == null) {
            end(cause, CallJournal.SYSTEM);
            return;
        }
        RefusalTone refusal = new RefusalTone(this, cause);
        switchTo(refusal);
        refusal.start(sound, why);
    }

    /** A tone as callers of the system's country know it. */
    AudioSource tone(ProgressTone tone) {
        return environment.media().tone(settings().toneZone().cadence(tone));
    }

    /** Ends the call. The first cause stands; later ones change nothing. */
    void end(Cause cause, String by) {
        if (finished) {
            return;
        }
        finished = true;
        journal.ending(cause, by);
        if (limit != null) {
            limit.cancel();
        }
        boolean gaveUp = by.equals(CallJournal.CALLER) && journal.answeredAt() == null;
        Cause told = gaveUp ? Cause.ORIGINATOR_CANCEL : cause;
        closing = after(CLOSING, this::close);
        activity.stop(told);
        legs.hangUpAll(told);
        leaveWhenEmpty();
    }

    private void leaveWhenEmpty() {
        if (finished && !gone && legs.allEnded()) {
            gone = true;
            if (closing != null) {
                closing.cancel();
            }
            journal.ended();
            environment.gone().accept(this);
        }
    }

    private void close() {
        legs.giveUp();
        leaveWhenEmpty();
    }

    // ---- what everything in the call asks for

    @Override
    public void note(String step, String decision) {
        journal.note(step, decision);
    }

    /** Runs a task on the call's executor after a while. */
    Scheduler.Cancellable after(Duration delay, Runnable task) {
        return environment.scheduler().after(delay, () -> execute(task));
    }

    Instant now() {
        return environment.scheduler().clock().instant();
    }

    CallEnvironment environment() {
        return environment;
    }

    CallSettings settings() {
        return environment.settings();
    }

    CallJournal journal() {
        return journal;
    }

    boolean finished() {
        return finished;
    }

    List<CallLeg> legs() {
        return legs.all();
    }

    /** Null while a caller's own devices are still being called. */
    CallLeg callerCallLeg() {
        return callerLeg;
    }

    @Override
    public String callId() {
        return id;
    }

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public Leg callerLeg() {
        return callerLeg.leg();
    }

    @Override
    public String dialed() {
        return dialed;
    }

    @Override
    public boolean inUse(String extension) {
        return environment.use().count(extension) > 0;
    }
}
