package org.strowger.api.call;

/** Why a leg or a call ended, with the ITU-T Q.850 cause value it maps to. */
public enum Cause {
    NORMAL_CLEARING(16),
    UNALLOCATED_NUMBER(1),
    USER_BUSY(17),
    /** No answer and not even ringing. */
    NO_USER_RESPONSE(18),
    /** It rang, nobody answered. */
    NO_ANSWER(19),
    /** Not registered, or not reachable. */
    SUBSCRIBER_ABSENT(20),
    CALL_REJECTED(21),
    NUMBER_CHANGED(22),
    INVALID_NUMBER(28),
    FACILITY_REJECTED(29),
    NETWORK_OUT_OF_ORDER(38),
    TEMPORARY_FAILURE(41),
    CONGESTION(42),
    NOT_ALLOWED(57),
    INCOMPATIBLE_MEDIA(88),
    RECOVERY_ON_TIMER(102),
    INTERWORKING(127),
    /** Another device took the call. */
    ANSWERED_ELSEWHERE(26),
    /** The caller gave up before an answer. */
    ORIGINATOR_CANCEL(16),
    /** No media for too long. */
    MEDIA_TIMEOUT(102),
    SYSTEM_RESTART(41),
    /** Ended by an administrator or integrator. */
    CLEARED_BY_ADMIN(16),
    TOO_MANY_HOPS(25);

    private final int q850;

    Cause(int q850) {
        this.q850 = q850;
    }

    public int q850() {
        return q850;
    }
}
