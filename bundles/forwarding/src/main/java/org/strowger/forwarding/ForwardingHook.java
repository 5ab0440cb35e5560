package org.strowger.forwarding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialAttempt;
import org.strowger.api.call.DialDecision;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.Diversion;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/**
 * Has calls rejected or forwarded as the owner of the called extension has set it. Before those who only take what is left
 * over, such as a mailbox.
 */
@Component(property = "service.ranking:Integer=100")
public final class ForwardingHook implements DialHook {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardingHook.class);

    private final ConfigService config;
    private final MediaService media;

    @Activate
    public ForwardingHook(@Reference ConfigService config, @Reference MediaService media) {
        this.config = config;
        this.media = media;
    }

    @Override
    public String name() {
        return "forwarding";
    }

    @Override
    public CallRecord.Rule rule(DialAttempt attempt) {
        return new CallRecord.Rule(Forwarding.TYPE, attempt.extension());
    }

    @Override
    public DialDecision before(DialAttempt attempt) {
        return find(attempt).map(set -> before(set, attempt)).orElse(DialDecision.GO_ON);
    }

    private DialDecision before(Forwarding set, DialAttempt attempt) {
        if (set.dnd()) {
            return new DialDecision.Refuse(Cause.USER_BUSY, "do not disturb");
        }
        ForwardRule always = set.rule(ForwardKind.ALWAYS);
        if (applies(always, attempt)
                && !set.vipCallers().contains(attempt.caller().number())) {
            return attempt.passedOnBy(always.target())
                    ? new DialDecision.Refuse(Cause.NO_ANSWER, "forwards back to " + always.target())
                    : divert(always, Diversion.Reason.UNCONDITIONAL, attempt);
        }
        return ringTime(set).<DialDecision>map(DialDecision.RingFor::new).orElse(DialDecision.GO_ON);
    }

    /** As long as the kind wants that an unanswered call will use. */
    private static Optional<Duration> ringTime(Forwarding set) {
        return Outcome.NO_ANSWER.kinds().stream()
                .map(set::rule)
                .filter(ForwardRule::enabled)
                .findFirst()
                .map(ForwardRule::timeout);
    }

    @Override
    public DialDecision failed(DialAttempt attempt, Cause cause) {
        return find(attempt)
                .filter(set -> !set.dnd())
                .flatMap(set -> Outcome.of(cause).map(outcome -> failed(set, outcome, attempt)))
                .orElse(DialDecision.GO_ON);
    }

    private DialDecision failed(Forwarding set, Outcome outcome, DialAttempt attempt) {
        List<ForwardRule> rules = outcome.kinds().stream()
                .map(set::rule)
                .filter(rule -> applies(rule, attempt))
                .toList();
        // Where all of them lead back, the first is tried all the same: the trace then tells of the loop.
        return rules.stream()
                .filter(rule -> !attempt.passedOnBy(rule.target()))
                .findFirst()
                .or(() -> rules.stream().findFirst())
                .map(rule -> divert(rule, outcome.reason(), attempt))
                .orElse(DialDecision.GO_ON);
    }

    private Optional<Forwarding> find(DialAttempt attempt) {
        return config.snapshot().find(Forwarding.class, attempt.extension());
    }

    /** Who takes somebody's calls can call him: sending these back would only reach the line that is busy calling. */
    private static boolean applies(ForwardRule rule, DialAttempt attempt) {
        return rule.enabled() && !rule.target().equals(attempt.caller().extension());
    }

    private DialDecision divert(ForwardRule rule, Diversion.Reason reason, DialAttempt attempt) {
        return new DialDecision.Divert(rule.target(), reason, rule.notice() ? notice(rule, attempt) : null);
    }

    /** The shipped one where the owner's is gone; a call is not lost for want of an announcement. */
    private AudioSource notice(ForwardRule rule, DialAttempt attempt) {
        AudioSource own = prompt(rule.prompt(), attempt);
        return own != null ? own : prompt(Forwarding.NOTICE, attempt);
    }

    private AudioSource prompt(String name, DialAttempt attempt) {
        try {
            return media.prompt(name, attempt.language());
        } catch (ProblemException e) {
            LOG.debug("no prompt {}: {}", name, e.getMessage());
            return null;
        }
    }
}
