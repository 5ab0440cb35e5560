package org.strowger.calls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.AudioSource;

/**
 * Where a call goes that a plug-in which is not there cannot take: a prompt, then the destination that is set, the operator,
 * or the end. On the call's executor.
 */
final class Fallback {
    private static final Logger LOG = LoggerFactory.getLogger(Fallback.class);
    private static final String PROMPT = "service-unavailable";

    private final Call call;
    /** How often; where the first led back here, the second must not go there again. */
    private int times;

    Fallback(Call call) {
        this.call = call;
    }

    /** @param why for the call's trace */
    void enter(String why) {
        enter(why, null);
    }

    /** @param own where the call goes after the prompt; null for the system's fallback */
    void enter(String why, Destination own) {
        call.note("fallback", why);
        AudioSource prompt = prompt();
        Runnable onward = own == null ? this::systems : () -> call.enter(own);
        if (prompt == null) {
            onward.run();
        } else {
            Notice.play(call, prompt, onward);
        }
    }

    private AudioSource prompt() {
        try {
            CallEnvironment environment = call.environment();
            return environment.media().prompt(PROMPT, call.language());
        } catch (ProblemException e) {
            LOG.debug("no prompt {}: {}", PROMPT, e.getMessage());
            return null;
        }
    }

    private void systems() {
        times++;
        String destination = call.settings().fallbackDestination();
        String operator = call.settings().operatorExtension();
        if (times == 1 && !destination.isEmpty()) {
            call.enter(DestinationBoard.named(call.environment().whiteboard(), destination));
        } else if (times <= 2 && !operator.isEmpty()) {
            call.note("fallback", "operator");
            HookedDial.start(call, operator, null, this::end);
        } else {
            end(Cause.TEMPORARY_FAILURE);
        }
    }

    private void end(Cause cause) {
        call.end(cause, CallJournal.SYSTEM);
    }
}
