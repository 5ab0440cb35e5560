package org.strowger.calls;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialAttempt;
import org.strowger.api.call.DialDecision;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;

/** A call to an extension, with all who have a say in it: before it rings, and when nobody answers. On the call's executor. */
final class HookedDial {
    private static final Logger LOG = LoggerFactory.getLogger(HookedDial.class);

    private final Call call;
    private final String extension;
    private final Otherwise otherwise;

    /** @param otherwise told when nobody answers and nobody knows where else the call could go */
    private HookedDial(Call call, String extension, Otherwise otherwise) {
        this.call = call;
        this.extension = extension;
        this.otherwise = otherwise;
    }

    /** @param ringTime null for as long as is usual */
    static void start(Call call, String extension, Duration ringTime, Consumer<Cause> otherwise) {
        if (!call.finished()) {
            new HookedDial(call, extension, new Otherwise(call, otherwise)).start(ringTime);
        }
    }

    private void start(Duration ringTime) {
        DialAttempt attempt = attempt();
        Duration longest = ringTime;
        for (DialHook hook : call.environment().whiteboard().dialHooks()) {
            DialDecision decision = ask(hook, asked -> asked.before(attempt));
            if (decision instanceof DialDecision.RingFor ring) {
                longest = longest == null || ring.longest().compareTo(longest) < 0 ? ring.longest() : longest;
            } else if (decision instanceof DialDecision.Refuse refuse) {
                refuse(hook.name(), refuse.why(), rule(hook, attempt), refuse.cause());
                return;
            } else if (sentElsewhere(hook, attempt, decision)) {
                return;
            }
        }
        if (attempt.inUse() && !callWaiting()) {
            refuse(
                    "extension",
                    "in a call, call waiting off",
                    new CallRecord.Rule("extension", extension),
                    Cause.USER_BUSY);
        } else {
            call.dialer().ring(extension, longest, this::failed, otherwise);
        }
    }

    /** Later, so that destinations that refer to each other cannot exhaust the stack. */
    private void refuse(String who, String why, CallRecord.Rule rule, Cause cause) {
        call.journal().note(who, extension + ": " + why, rule);
        call.dialer().later(this::failed, cause);
    }

    private void failed(Cause cause) {
        DialAttempt attempt = attempt();
        for (DialHook hook : call.environment().whiteboard().dialHooks()) {
            DialDecision decision = ask(hook, asked -> asked.failed(attempt, cause));
            if (decision instanceof DialDecision.Refuse refuse) {
                call.journal().note(hook.name(), extension + ": " + refuse.why(), rule(hook, attempt));
                otherwise.accept(refuse.cause());
                return;
            }
            if (sentElsewhere(hook, attempt, decision)) {
                return;
            }
        }
        otherwise.accept(cause);
    }

    /** One hook's fault neither ends the call nor keeps the others from being asked. */
    private DialDecision ask(DialHook hook, Function<DialHook, DialDecision> question) {
        try {
            return question.apply(hook);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} could not decide about a call to {}: {}", hook.name(), extension, e.toString());
            LOG.debug("the fault", e);
            return DialDecision.GO_ON;
        }
    }

    /** Told when a decision stands; a hook that cannot tell has decided all the same. */
    private static CallRecord.Rule rule(DialHook hook, DialAttempt attempt) {
        try {
            return hook.rule(attempt);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} could not tell by what it decided: {}", hook.name(), e.toString());
            LOG.debug("the fault", e);
            return null;
        }
    }

    private boolean sentElsewhere(DialHook hook, DialAttempt attempt, DialDecision decision) {
        if (decision instanceof DialDecision.Divert divert) {
            return diverted(hook, attempt, divert);
        }
        if (decision instanceof DialDecision.Send send) {
            call.journal().note(hook.name(), extension + ": " + send.why(), rule(hook, attempt));
            call.enter(send.destination());
            return true;
        }
        return false;
    }

    /** False when the call cannot go there. */
    private boolean diverted(DialHook hook, DialAttempt attempt, DialDecision.Divert divert) {
        Party by = called();
        NumberPlan.Resolution found = call.diversions().target(by, divert.number());
        String what = extension + " to " + divert.number();
        CallRecord.Rule rule = rule(hook, attempt);
        if (found.cause() != null) {
            call.journal().note(hook.name(), what + " refused: " + found.name(), rule);
            return false;
        }
        call.journal().note(hook.name(), what + ": " + divert.reason(), rule);
        Runnable onward = () -> {
            call.diversions().add(by, divert.reason());
            call.enter(found.destination());
        };
        if (divert.notice() == null) {
            onward.run();
        } else {
            Notice.play(call, divert.notice(), onward);
        }
        return true;
    }

    private DialAttempt attempt() {
        boolean inUse = call.environment().legs().count(extension) > 0;
        return new DialAttempt(
                call.callId(), extension, call.caller(), call.diversions().all(), inUse, call.language());
    }

    private boolean callWaiting() {
        return call.environment()
                .whiteboard()
                .profile(extension)
                .map(PartyProfile::callWaiting)
                .orElse(true);
    }

    private Party called() {
        return call.environment()
                .whiteboard()
                .profile(extension)
                .map(PartyProfile::party)
                .orElseGet(() -> Party.extension(extension, ""));
    }
}
