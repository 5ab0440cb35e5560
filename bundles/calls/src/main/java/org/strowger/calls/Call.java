package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.call.TransferRequest;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
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
    private final Transfers transfers;
    private final Dialer dialer;
    private final Redirects redirects;
    private volatile String linkedId;
    private volatile Party caller;
    private CallLeg callerLeg;
    private Activity activity = new Routing();
    private int hops;
    private boolean finished;
    private boolean gone;
    private Scheduler.Cancellable limit;
    private Scheduler.Cancellable closing;
    private volatile CallViews view;

    /** @param linkedId as in the record; null for a call that grew out of no other */
    Call(CallEnvironment environment, String id, Party caller, String dialed, String linkedId) {
        this.environment = environment;
        this.id = id;
        this.linkedId = linkedId == null ? id : linkedId;
        this.transfers = new Transfers(this);
        this.dialer = new Dialer(this);
        this.redirects = new Redirects(this);
        this.caller = caller;
        this.dialed = dialed;
        this.legs = new CallLegs(this, environment.legs());
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
        dialer.originate(devices, this::callerAnswered);
    }

    /** Begins as a call of somebody who was transferred. */
    void beginTransferred(CallLeg party, Handover handover, CallRecord.Transfer transfer, NumberPlan.Resolution found) {
        callerLeg = party;
        legs.adopt(party);
        transfers.broughtBy(handover);
        opened();
        journal.transferred(transfer);
        party.start();
        note("transfer", "by " + transfer.by().number() + " from call " + transfer.fromCall());
        note(found.kind(), found.name());
        enter(found.destination());
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
        NumberPlan.Resolution found = resolve(dialed, caller);
        note(found.kind(), found.name());
        if (found.destination() == null) {
            reject(found.cause());
        } else {
            enter(found.destination());
        }
    }

    Redirects redirects() {
        return redirects;
    }

    NumberPlan.Resolution resolve(String number, Party who) {
        return environment.plan().resolve(number, who, environment.config().get());
    }

    CallLeg addLeg(Leg leg) {
        return legs.add(leg);
    }

    // ---- parties that come from other calls and go to them

    /** A party of another call belongs to this one now. */
    void adopt(CallLeg leg) {
        legs.adopt(leg);
        leg.start();
    }

    /** A party that comes too late. */
    void discard(CallLeg leg, Cause cause) {
        legs.ended(leg);
        leg.hangup(cause);
    }

    CallLeg moveTo(Call next, CallLeg leg) {
        return legs.moveTo(next, leg);
    }

    /** Lets the parties of the present activity go and does something else. */
    void part(Activity next) {
        activity.part();
        activity = next;
    }

    CallLeg partner(CallLeg leg) {
        return activity.partner(leg);
    }

    boolean restartable() {
        return activity.restartable();
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
        legs.ended(leg);
        if (!finished && leg == callerLeg) {
            end(cause, Causes.by(CallJournal.CALLER, cause));
        } else if (!finished) {
            activity.ended(leg, cause);
            journal.changed();
        }
        leaveWhenEmpty();
    }

    // ---- going on

    @Override
    public void dial(String extension, Duration ringTime, Consumer<Cause> otherwise) {
        if (!finished) {
            dialer.dial(extension, ringTime, otherwise);
        }
    }

    void talk(CallLeg callee, Ringback ringback) {
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

    void switchTo(Activity next) {
        activity.stop(Cause.NORMAL_CLEARING);
        activity = next;
    }

    @Override
    public void reject(Cause cause) {
        String by = dialer.refused(cause) ? Causes.refusedBy(cause) : CallJournal.SYSTEM;
        if (finished || transfers.saves(cause)) {
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

    /** A tone as callers of the system's country know it. */
    AudioSource tone(ProgressTone tone) {
        return environment.media().tone(settings().toneZone().cadence(tone));
    }

    /** Ends the call. The first cause stands; later ones change nothing. */
    void end(Cause cause, String by) {
        if (finished || transfers.saves(cause)) {
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

    void rings(CallLeg leg) {
        journal.ringing(leg);
        transfers.ringing();
    }

    /** @param by number of who has answered */
    void answered(CallLeg leg, String by) {
        journal.answered(leg, by);
        transfers.answered();
    }

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

    Transfers transfers() {
        return transfers;
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
    public String linkedId() {
        return linkedId;
    }

    @Override
    public Party caller() {
        return caller;
    }

    @Override
    public Party authority() {
        if (redirects.authority() != null) {
            return redirects.authority();
        }
        return transfers.authority() == null ? caller : transfers.authority();
    }

    @Override
    public void transfer(Leg transferor, TransferRequest request) {
        Optional<CallLeg> by = legs.all().stream()
                .filter(leg -> leg.leg() == transferor && !leg.ended())
                .findFirst();
        if (by.isPresent()) {
            transfers.asked(by.get(), request);
        } else {
            request.progress().failed(Cause.FACILITY_REJECTED);
        }
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
        return environment.legs().count(extension) > 0;
    }
}
