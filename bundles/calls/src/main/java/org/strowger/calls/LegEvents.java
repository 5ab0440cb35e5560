package org.strowger.calls;

import org.strowger.api.call.Cause;

/** What the legs of a call tell, as far as it matters to what the call does at the moment. On the call's executor. */
final class LegEvents {
    private final Call call;

    LegEvents(Call call) {
        this.call = call;
    }

    void ringing(CallLeg leg, boolean earlyMedia) {
        if (!call.finished()) {
            call.activity().ringing(leg, earlyMedia);
        }
    }

    void answered(CallLeg leg) {
        if (call.finished()) {
            leg.hangup(Cause.ORIGINATOR_CANCEL);
        } else {
            call.activity().answered(leg);
        }
    }

    void held(CallLeg leg, boolean held) {
        if (!call.finished()) {
            call.activity().held(leg, held);
        }
    }

    void digit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {
        if (!call.finished()) {
            call.activity().digit(leg, digit, milliseconds, insideSound);
        }
    }

    /** Nothing was heard for too long. Who is not up yet, or has put the other on hold, may be silent. */
    void silent(CallLeg leg) {
        if (!call.finished() && leg.up() && !leg.leg().held()) {
            call.end(Cause.MEDIA_TIMEOUT, CallJournal.SYSTEM);
        }
    }

    void ended(CallLeg leg, Cause cause) {
        call.legs().ended(leg);
        if (!call.finished() && leg == call.callerCallLeg()) {
            call.end(cause, Causes.by(CallJournal.CALLER, cause));
        } else if (!call.finished()) {
            call.activity().ended(leg, cause);
            call.journal().changed();
        }
        call.ending().leaveWhenEmpty();
    }
}
