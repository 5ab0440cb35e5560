package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Party;
import org.strowger.api.core.Scheduler;
import org.strowger.calls.settings.CallSettings;

/**
 * One call. Everything in it runs on its own executor, one thing after another, so nothing here is locked; only
 * {@link #view} and {@link #execute} are for other threads.
 */
final class Call implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final int MAX_HOPS = 20;
    /** Of all destinations that were tried, so that a loop of destinations cannot ring the whole house. */
    static final int MAX_LEGS = 64;

    private final CallEnvironment environment;
    private final SerialExecutor executor;
    private final String id;
    private final String dialed;
    private final CallJournal journal;
    private final CallLegs legs;
    private final Transfers transfers;
    private final Dialer dialer;
    private final Redirects redirects;
    private final Diversions diversions;
    private final Control control;
    private final Fallback fallback;
    private final LegEvents events;
    /** Of the destination that was entered last. */
    private long owner = Owner.NOBODY;

    private final Beginning beginning;
    private final Ending ending;
    private final TypedAhead typedAhead = new TypedAhead();
    private volatile String linkedId;
    private volatile Party caller;
    private CallLeg callerLeg;
    private Activity activity = new Routing();
    private int hops;
    private volatile CallViews view;

    /** @param linkedId as in the record; null for a call that grew out of no other */
    Call(CallEnvironment environment, String id, Party caller, String dialed, String linkedId) {
        this.environment = environment;
        this.id = id;
        this.linkedId = linkedId == null ? id : linkedId;
        this.transfers = new Transfers(this);
        this.dialer = new Dialer(this);
        this.redirects = new Redirects(this);
        this.diversions = new Diversions(this);
        this.control = new Control(this);
        this.fallback = new Fallback(this);
        this.events = new LegEvents(this);
        this.caller = caller;
        this.dialed = dialed;
        this.legs = new CallLegs(this, environment.legs());
        this.journal = new CallJournal(this, environment.scheduler().clock().instant());
        this.beginning = new Beginning(this, dialer);
        this.ending = new Ending(this, legs);
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
        } catch (RuntimeException | LinkageError e) {
            // A plug-in that is stopped while the call is inside it can load no more of its classes.
            LOG.warn("the call is ended because of a fault: {}", e.toString());
            LOG.debug("the fault", e);
            endAfterFault();
        } finally {
            view = CallViews.of(this, finished() ? CallView.State.ENDED : activity.state());
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

    /** What other threads may know of the call. Any thread. */
    CallViews published() {
        return view;
    }

    /** Who calls, from now on. */
    void callerIs(CallLeg leg) {
        callerLeg = leg;
    }

    /** As far as the caller's device has told by answering. */
    void callerIs(Party party) {
        caller = party;
    }

    /** Where what was dialled leads, if anywhere. */
    void route(NumberPlan.Resolution found) {
        journal.note(found.kind(), found.name(), found.rule());
        if (found.destination() == null) {
            reject(found.cause());
        } else {
            enter(found.destination());
        }
    }

    Redirects redirects() {
        return redirects;
    }

    Diversions diversions() {
        return diversions;
    }

    Dialer dialer() {
        return dialer;
    }

    /** Lets the parties of the present activity go and does something else. */
    void part(Activity next) {
        activity.part();
        activity = next;
    }

    /** Puts a leg into the place of another; false when that cannot be now. */
    boolean substitute(CallLeg place, CallLeg next) {
        boolean isCaller = callerLeg == place;
        if (isCaller) {
            callerLeg = next;
        }
        boolean done = activity.replace(place, next);
        if (!done && isCaller) {
            callerLeg = place;
        }
        return done;
    }

    /** Two that have talked before go on. */
    void talkAgain(CallLeg one, CallLeg other) {
        callerLeg = one;
        Talking talking = new Talking(this, one, other, null);
        activity = talking;
        talking.resume();
    }

    void linkTo(String first) {
        linkedId = first;
    }

    // ---- going on

    /** @param ringback what the caller hears until now; null for nothing that goes on */
    void talk(CallLeg callee, Ringback ringback) {
        Talking talking = new Talking(this, callerLeg, callee, ringback == null ? null : ringback.take());
        switchTo(talking);
        talking.start();
    }

    void run(CallScript script) {
        if (finished()) {
            return;
        }
        if (!environment.drains().mayGoOn(script)) {
            fallback.enter("the script is out of service");
            return;
        }
        ScriptRun run = ScriptRun.forCaller(this);
        switchTo(run);
        run.start(script);
    }

    void enter(Destination next) {
        if (finished()) {
            return;
        }
        hops++;
        if (hops > MAX_HOPS) {
            note("routing", "too many hops");
            end(Cause.TOO_MANY_HOPS, CallJournal.SYSTEM);
            return;
        }
        proceed(next);
    }

    /** Enters what the present destination turned out to be. */
    void proceed(Destination next) {
        owner = Owner.of(next);
        decide(() -> next.enter(control));
    }

    /** Where the call goes is decided now, or in a moment. */
    void decide(Runnable decision) {
        Routing routing = new Routing();
        switchTo(routing);
        decision.run();
        if (activity == routing && !finished()) {
            routing.waitFor(this);
        }
    }

    /** These bundles are taken out of service: what one of them decides for this call now goes on without it. */
    void leave(Set<Long> bundles) {
        if (!finished() && bundles.contains(activity.owner())) {
            activity.disown();
        }
    }

    /** Number of the bundle whose destination was entered last. */
    long owner() {
        return owner;
    }

    /** What legs tell goes here. */
    LegEvents events() {
        return events;
    }

    Fallback fallback() {
        return fallback;
    }

    /** Whether the call is still about the same thing. */
    boolean busyWith(Activity what) {
        return activity == what && !finished();
    }

    Activity activity() {
        return activity;
    }

    void switchTo(Activity next) {
        activity.stop(Cause.NORMAL_CLEARING);
        activity = next;
        if (!next.keepsKeys()) {
            typedAhead.clear();
        }
    }

    void reject(Cause cause) {
        String by = dialer.refused(cause) ? Causes.refusedBy(cause) : CallJournal.SYSTEM;
        if (finished() || transfers.saves(cause)) {
            return;
        }
        RefusalTone refusal = RefusalTone.of(this, cause, by);
        if (refusal == null) {
            end(cause, by);
        } else {
            switchTo(refusal);
            refusal.start();
        }
    }

    /** Ends the call. The first cause stands; later ones change nothing. */
    void end(Cause cause, String by) {
        if (finished() || transfers.saves(cause)) {
            return;
        }
        Cause told = ending.begin(cause, by);
        activity.stop(told);
        legs.hangUpAll(told);
        ending.leaveWhenEmpty();
    }

    // ---- what everything in the call asks for

    void rings(CallLeg leg) {
        journal.ringing(leg);
        transfers.ringing();
    }

    /** @param by number of who has answered */
    void answered(CallLeg leg, String by) {
        journal.answered(leg, by);
        transfers.answered();
    }

    void note(String step, String decision) {
        journal.note(step, decision, null);
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

    Transfers transfers() {
        return transfers;
    }

    TypedAhead typedAhead() {
        return typedAhead;
    }

    /** The caller has made a choice: where it leads is no loop of the configuration. */
    void keyTaken() {
        hops = 0;
    }

    CallJournal journal() {
        return journal;
    }

    Beginning beginning() {
        return beginning;
    }

    Ending ending() {
        return ending;
    }

    boolean finished() {
        return ending.begun();
    }

    CallLegs legs() {
        return legs;
    }

    /** Null while a caller's own devices are still being called. */
    CallLeg callerCallLeg() {
        return callerLeg;
    }

    String callId() {
        return id;
    }

    String linkedId() {
        return linkedId;
    }

    Party caller() {
        return caller;
    }

    /** On whose permission the call goes on. */
    Party authority() {
        if (diversions.authority() != null) {
            return diversions.authority();
        }
        return transfers.authority() == null ? caller : transfers.authority();
    }

    /** Of the prompts that the caller hears. */
    Locale language() {
        return environment.language(callerLeg);
    }

    String dialed() {
        return dialed;
    }
}
