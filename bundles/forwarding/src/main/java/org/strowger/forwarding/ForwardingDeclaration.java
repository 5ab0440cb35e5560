package org.strowger.forwarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaService;

/** Declares forwarding, and refuses what could never work. */
@Component(service = ConfigDeclaration.class)
public final class ForwardingDeclaration implements ConfigDeclaration<Forwarding> {
    static final String MISSING = "forwarding.target";
    static final String OWN_NUMBER = "forwarding.own-number";
    static final String NOBODY = "forwarding.nobody";
    static final String LOOP = "forwarding.loop";
    static final String NO_PROMPT = "forwarding.prompt";

    private final MediaService media;

    @Activate
    public ForwardingDeclaration(@Reference MediaService media) {
        this.media = media;
    }

    @Override
    public Class<Forwarding> type() {
        return Forwarding.class;
    }

    @Override
    public List<Problem> validate(Forwarding item, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        item.rules().forEach(rule -> {
            String field = rule.kind().targetField();
            if (rule.enabled() && rule.target().isEmpty()) {
                problems.add(new Problem(
                        MISSING, field, Text.of("Say to which number these calls are forwarded", "请填写转接到的号码")));
            }
            if (rule.target().equals(item.extension())) {
                problems.add(new Problem(
                        OWN_NUMBER, field, Text.of("Calls cannot be forwarded to the own number", "不能转接到本机号码")));
            }
        });
        return problems;
    }

    /**
     * What depends on others is asked of what changes only: who switches something else on must not be refused because a
     * number has gone meanwhile.
     */
    @Override
    public List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        for (Forwarding item : proposed.all(Forwarding.class)) {
            Forwarding before = current.find(Forwarding.class, item.extension()).orElse(null);
            if (!item.equals(before)) {
                item.rules()
                        .filter(rule -> before == null || !rule.equals(before.rule(rule.kind())))
                        .forEach(rule -> check(item, rule, proposed, problems));
            }
        }
        return problems;
    }

    private void check(Forwarding item, ForwardRule rule, ConfigSnapshot proposed, List<Problem> problems) {
        String target = item.extension() + '/' + rule.kind().targetField();
        if (nobodys(rule.target(), proposed)) {
            problems.add(
                    new Problem(NOBODY, target, Text.of("Nobody has the number {0}", "没有人使用号码 {0}", rule.target())));
        }
        if (rule.kind() == ForwardKind.ALWAYS && inCircles(item, proposed)) {
            problems.add(new Problem(
                    LOOP,
                    target,
                    Text.of(
                            "Calls to {0} are always forwarded, and in the end come back to here",
                            "{0} 的来电总是被转接，最后又回到本机", rule.target())));
        }
        if (rule.notice() && !spoken(rule.prompt())) {
            String prompt = item.extension() + '/' + rule.kind().promptField();
            problems.add(new Problem(NO_PROMPT, prompt, Text.of("There is no such prompt", "没有此提示音")));
        }
    }

    /** A number that only we could have, and that is nobody's; of all others the trunks will know. */
    private static boolean nobodys(String number, ConfigSnapshot proposed) {
        return proposed.ownerOfNumber(number).isEmpty()
                && proposed.all(NumberRange.class).stream().anyMatch(range -> range.contains(number));
    }

    private static boolean inCircles(Forwarding start, ConfigSnapshot proposed) {
        Set<String> seen = new HashSet<>();
        Forwarding at = start;
        while (at != null && at.alwaysEnabled() && seen.add(at.extension())) {
            at = proposed.find(Forwarding.class, at.alwaysTarget()).orElse(null);
        }
        return at != null && at.alwaysEnabled() && Objects.equals(at.extension(), start.extension()) && seen.size() > 1;
    }

    private boolean spoken(String prompt) {
        try {
            media.prompt(prompt, Locale.ENGLISH);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
