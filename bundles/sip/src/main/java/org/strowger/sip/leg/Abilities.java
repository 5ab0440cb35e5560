package org.strowger.sip.leg;

import java.util.List;
import org.strowger.sip.stack.SipMessage;

/** What the party says it can do, in its Allow and Supported headers. Mailbox only. */
final class Abilities {
    private boolean update;
    private boolean timer;
    private boolean reliable;

    /** Takes over what a message of the party says; a header that it does not carry changes nothing. */
    void learn(SipMessage message) {
        List<String> allowed = message.headers("Allow");
        if (!allowed.isEmpty()) {
            update = contains(allowed, "UPDATE");
        }
        List<String> supported = message.headers("Supported");
        if (!supported.isEmpty()) {
            timer = contains(supported, "timer");
            reliable = contains(supported, "100rel");
        }
    }

    /** UPDATE (RFC 3311). */
    boolean update() {
        return update;
    }

    void noUpdate() {
        update = false;
    }

    /** Session timers (RFC 4028). */
    boolean timer() {
        return timer;
    }

    /** Reliable provisional responses (RFC 3262). */
    boolean reliable() {
        return reliable;
    }

    /** Whether a header, one value or a list a line, names a token. */
    static boolean contains(List<String> values, String token) {
        for (String value : values) {
            if (value.equalsIgnoreCase(token)) {
                return true;
            }
            if (value.indexOf(',') >= 0) {
                for (String part : value.split(",")) {
                    if (part.trim().equalsIgnoreCase(token)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
