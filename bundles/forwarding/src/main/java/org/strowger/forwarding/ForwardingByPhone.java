package org.strowger.forwarding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.HungUpException;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaService;

/**
 * What somebody hears who changes his forwarding by a code: a beep and, in his language, what is in force now; or a low beep
 * and why nothing was changed.
 */
@Component(service = ForwardingByPhone.class)
public final class ForwardingByPhone {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardingByPhone.class);
    private static final Duration FIRST_KEY = Duration.ofSeconds(10);
    private static final Duration NEXT_KEY = Duration.ofSeconds(5);
    private static final int LONGEST_NUMBER = 32;

    private final ForwardingChanges changes;
    private final MediaService media;

    @Activate
    public ForwardingByPhone(@Reference ForwardingChanges changes, @Reference MediaService media) {
        this.changes = changes;
        this.media = media;
    }

    /**
     * @param number where to; empty for the number that was used last, which is asked for when there was none
     * @param prompt what is said before the number
     */
    public CallScript forward(ForwardKind kind, String number, String prompt) {
        return session -> {
            session.answer();
            String target = target(session, kind, number);
            if (target.isEmpty()) {
                refuse(session, "forwarding-bad-number");
            } else if (change(session, Map.of(kind.enabledField(), true, kind.targetField(), target))) {
                confirm(session, spoken(prompt, target));
            }
        };
    }

    public CallScript stop(ForwardKind kind, String prompt) {
        return set(Map.of(kind.enabledField(), false), prompt);
    }

    public CallScript dnd(boolean on, String prompt) {
        return set(Map.of("dnd", on), prompt);
    }

    private CallScript set(Map<String, Object> fields, String prompt) {
        return session -> {
            session.answer();
            if (change(session, fields)) {
                confirm(session, List.of(prompt));
            }
        };
    }

    private String target(CallSession session, ForwardKind kind, String number)
            throws HungUpException, InterruptedException {
        // Many phones send the key that ended the dialling along with the number.
        String dialed = number.endsWith("#") ? number.substring(0, number.length() - 1) : number;
        if (!dialed.isEmpty()) {
            return dialed;
        }
        String last = changes.target(session.caller().extension(), kind);
        return last.isEmpty() ? ask(session) : last;
    }

    private String ask(CallSession session) throws HungUpException, InterruptedException {
        AudioSource question = sound(session, List.of("forwarding-number"));
        AudioSource heard = question == null ? media.beep(600, 300) : question;
        return session.collect(heard, LONGEST_NUMBER, "#", FIRST_KEY, NEXT_KEY);
    }

    private boolean change(CallSession session, Map<String, Object> fields)
            throws HungUpException, InterruptedException {
        try {
            changes.set(session.caller().extension(), fields);
            session.note("forwarding", fields.toString());
            return true;
        } catch (ProblemException e) {
            session.note("forwarding", e.getMessage());
            refuse(session, reason(e));
            return false;
        }
    }

    private static String reason(ProblemException refusal) {
        String code =
                refusal.problems().isEmpty() ? "" : refusal.problems().get(0).code();
        return switch (code) {
            case ForwardingDeclaration.OWN_NUMBER -> "forwarding-own-number";
            case ForwardingDeclaration.LOOP -> "forwarding-loop";
            case ForwardingDeclaration.NOBODY -> "not-found";
            case "field.pattern", "field.length" -> "forwarding-bad-number";
            default -> {
                LOG.warn("a change by phone was refused: {}", refusal.problems());
                yield "forwarding-failed";
            }
        };
    }

    private static List<String> spoken(String prompt, String number) {
        List<String> names = new ArrayList<>(List.of(prompt));
        number.chars().filter(Character::isDigit).forEach(digit -> names.add("digit-" + (char) digit));
        return names;
    }

    private void confirm(CallSession session, List<String> prompts) throws HungUpException, InterruptedException {
        session.play(media.beep(800, 200));
        play(session, prompts);
    }

    private void refuse(CallSession session, String prompt) throws HungUpException, InterruptedException {
        session.play(media.beep(300, 500));
        play(session, List.of(prompt));
    }

    private void play(CallSession session, List<String> prompts) throws HungUpException, InterruptedException {
        AudioSource sound = sound(session, prompts);
        if (sound != null) {
            session.play(sound);
        }
    }

    /** Null where these prompts are not installed: the beep has told. */
    private AudioSource sound(CallSession session, List<String> prompts) {
        try {
            return media.sequence(prompts.stream()
                    .map(name -> media.prompt(name, session.language()))
                    .toList());
        } catch (ProblemException e) {
            LOG.debug("not all of {} is there: {}", prompts, e.getMessage());
            return null;
        }
    }
}
