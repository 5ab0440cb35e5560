package org.strowger.forwarding;

import java.util.List;
import java.util.Optional;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Diversion;

/** What became of the ringing, and which kinds of forwarding it calls for; the more special kind first. */
enum Outcome {
    BUSY(Diversion.Reason.BUSY, ForwardKind.BUSY, ForwardKind.NO_ANSWER_OR_BUSY),
    NO_ANSWER(
            Diversion.Reason.NO_ANSWER,
            ForwardKind.NO_ANSWER,
            ForwardKind.NO_ANSWER_OR_BUSY,
            ForwardKind.NO_ANSWER_OR_UNREACHABLE),
    UNREACHABLE(Diversion.Reason.UNAVAILABLE, ForwardKind.UNREACHABLE, ForwardKind.NO_ANSWER_OR_UNREACHABLE),
    /** Called for the whole ring time without a sign of life: most likely gone, and in any case not answered. */
    SILENT(
            Diversion.Reason.UNAVAILABLE,
            ForwardKind.UNREACHABLE,
            ForwardKind.NO_ANSWER_OR_UNREACHABLE,
            ForwardKind.NO_ANSWER,
            ForwardKind.NO_ANSWER_OR_BUSY);

    private final Diversion.Reason reason;
    private final List<ForwardKind> kinds;

    Outcome(Diversion.Reason reason, ForwardKind... kinds) {
        this.reason = reason;
        this.kinds = List.of(kinds);
    }

    Diversion.Reason reason() {
        return reason;
    }

    List<ForwardKind> kinds() {
        return kinds;
    }

    /** Empty when the call is simply over, such as for a caller who gave up. */
    static Optional<Outcome> of(Cause cause) {
        return Optional.ofNullable(
                switch (cause) {
                    // Who declines is there and does not want to talk now: to others he is busy.
                    case USER_BUSY, CALL_REJECTED -> BUSY;
                    case NO_ANSWER -> NO_ANSWER;
                    case NO_USER_RESPONSE -> SILENT;
                    case SUBSCRIBER_ABSENT,
                            UNALLOCATED_NUMBER,
                            NUMBER_CHANGED,
                            INVALID_NUMBER,
                            FACILITY_REJECTED,
                            NETWORK_OUT_OF_ORDER,
                            TEMPORARY_FAILURE,
                            CONGESTION,
                            NOT_ALLOWED,
                            INCOMPATIBLE_MEDIA,
                            RECOVERY_ON_TIMER,
                            INTERWORKING -> UNREACHABLE;
                    case NORMAL_CLEARING,
                            ANSWERED_ELSEWHERE,
                            ORIGINATOR_CANCEL,
                            MEDIA_TIMEOUT,
                            SYSTEM_RESTART,
                            CLEARED_BY_ADMIN,
                            TOO_MANY_HOPS -> null;
                });
    }
}
