package org.strowger.calls;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;

/** What many devices' causes amount to, and how a call with a cause came out. */
final class Causes {
    /**
     * The most telling first. A person's decision (declined, busy) tells more than nobody's (no answer), and that more than
     * the network's troubles; absence, which a second registered device may always have, tells least.
     */
    private static final List<Cause> ORDER = List.of(
            Cause.CALL_REJECTED,
            Cause.USER_BUSY,
            Cause.NO_ANSWER,
            Cause.NO_USER_RESPONSE,
            Cause.NUMBER_CHANGED,
            Cause.INCOMPATIBLE_MEDIA,
            Cause.NOT_ALLOWED,
            Cause.FACILITY_REJECTED,
            Cause.INVALID_NUMBER,
            Cause.UNALLOCATED_NUMBER,
            Cause.CONGESTION,
            Cause.TEMPORARY_FAILURE,
            Cause.NETWORK_OUT_OF_ORDER,
            Cause.RECOVERY_ON_TIMER,
            Cause.INTERWORKING,
            Cause.SUBSCRIBER_ABSENT);

    /** Nobody's decision: the system made them up. */
    private static final Set<Cause> OURS =
            EnumSet.of(Cause.RECOVERY_ON_TIMER, Cause.SYSTEM_RESTART, Cause.MEDIA_TIMEOUT, Cause.CLEARED_BY_ADMIN);

    /** A called device said so, be it on its user's behalf or by itself. */
    private static final Set<Cause> THEIRS = EnumSet.of(
            Cause.CALL_REJECTED,
            Cause.USER_BUSY,
            Cause.NUMBER_CHANGED,
            Cause.INCOMPATIBLE_MEDIA,
            Cause.NOT_ALLOWED,
            Cause.FACILITY_REJECTED);

    private Causes() {}

    /** Who ended a call whose leg of this side ended. */
    static String by(String side, Cause cause) {
        return OURS.contains(cause) ? CallJournal.SYSTEM : side;
    }

    /** Who ended a call because those who were called did not answer. */
    static String refusedBy(Cause cause) {
        return THEIRS.contains(cause) ? CallJournal.CALLEE : CallJournal.SYSTEM;
    }

    /** Who ended a call whose caller was called first and did not answer. */
    static String ownPhone(Cause cause) {
        return THEIRS.contains(cause) ? CallJournal.CALLER : CallJournal.SYSTEM;
    }

    /** The most telling of them; {@link Cause#SUBSCRIBER_ABSENT} when there is none. */
    static Cause aggregate(Collection<Cause> causes) {
        return ORDER.stream()
                .filter(causes::contains)
                .findFirst()
                .orElse(causes.isEmpty() ? Cause.SUBSCRIBER_ABSENT : Cause.TEMPORARY_FAILURE);
    }

    /** How a call that nobody answered came out. */
    static CallRecord.Result unanswered(Cause cause) {
        return switch (cause) {
            case USER_BUSY -> CallRecord.Result.BUSY;
            case NO_ANSWER, NO_USER_RESPONSE -> CallRecord.Result.NO_ANSWER;
            case SUBSCRIBER_ABSENT -> CallRecord.Result.UNREACHABLE;
            case CALL_REJECTED, NOT_ALLOWED, FACILITY_REJECTED -> CallRecord.Result.REFUSED;
            case NORMAL_CLEARING, ORIGINATOR_CANCEL, CLEARED_BY_ADMIN -> CallRecord.Result.CANCELLED;
            case SYSTEM_RESTART -> CallRecord.Result.SYSTEM_RESTART;
            default -> CallRecord.Result.FAILED;
        };
    }
}
