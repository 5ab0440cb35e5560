package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Scheduler;

/** The last part of a call: from the cause that ends it until no leg is left. On the call's executor. */
final class Ending {
    /** How long legs may take to confirm that they are over before the record is closed without them. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Call call;
    private final CallLegs legs;
    private boolean begun;
    private boolean gone;
    private Scheduler.Cancellable limit;
    private Scheduler.Cancellable closing;

    Ending(Call call, CallLegs legs) {
        this.call = call;
        this.legs = legs;
    }

    /** The call must not last longer than this from now on. */
    void notAfter(Duration longest) {
        limit = call.after(longest, () -> {
            call.note("limit", "longest duration of a call");
            call.end(Cause.NORMAL_CLEARING, CallJournal.SYSTEM);
        });
    }

    boolean begun() {
        return begun;
    }

    /** @return the cause to tell the parties that are left */
    Cause begin(Cause cause, String by) {
        begun = true;
        call.journal().ending(cause, by);
        if (limit != null) {
            limit.cancel();
        }
        closing = call.after(CLOSING, this::close);
        boolean gaveUp = by.equals(CallJournal.CALLER) && call.journal().answeredAt() == null;
        return gaveUp ? Cause.ORIGINATOR_CANCEL : cause;
    }

    void leaveWhenEmpty() {
        if (begun && !gone && legs.allEnded()) {
            gone = true;
            if (closing != null) {
                closing.cancel();
            }
            call.journal().ended();
            call.environment().gone().accept(call);
        }
    }

    private void close() {
        legs.giveUp();
        leaveWhenEmpty();
    }
}
