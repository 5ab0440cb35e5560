package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;

/** Brings a key from one party to the one it is joined with, exactly once, in the way that party takes keys. */
final class KeyPassing {
    /** When keys inside the sound pass by themselves, one beside it waits for its double for so long. */
    private static final Duration DOUBLE = Duration.ofMillis(200);
    /** Somebody who leans on a key shall not silence the other one for as long. */
    private static final int LONGEST_MS = 2000;

    private final Call call;

    KeyPassing(Call call) {
        this.call = call;
    }

    /** @param bridge that joins them; null while none does */
    void pass(MediaBridge bridge, CallLeg from, CallLeg to, char digit, int milliseconds, boolean insideSound) {
        if (kept(bridge, from)) {
            send(to, digit, milliseconds);
        } else if (!insideSound) {
            Instant told = call.now();
            call.after(DOUBLE, () -> {
                if (!from.keys().begunSince(digit, told)) {
                    send(to, digit, milliseconds);
                }
            });
        }
    }

    /** Whether keys of this party are told to the call and to nobody else. */
    boolean kept(MediaBridge bridge, CallLeg from) {
        MediaEndpoint sound = from.leg().media();
        return bridge == null || sound == null || !bridge.passesDigits(sound);
    }

    static void send(CallLeg to, char digit, int milliseconds) {
        if (!to.ended()) {
            to.leg().sendDigit(digit, Math.min(LONGEST_MS, milliseconds));
        }
    }
}
