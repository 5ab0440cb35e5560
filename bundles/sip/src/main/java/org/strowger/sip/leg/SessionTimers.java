package org.strowger.sip.leg;

/**
 * How session timers (RFC 4028) are used.
 *
 * @param expires interval that we ask for, in seconds
 * @param minimum shortest interval that we accept, in seconds; 90 or more
 */
public record SessionTimers(Mode mode, int expires, int minimum) {
    /** Whether and when there is a timer. */
    public enum Mode {
        /** When the party asks for one. */
        ACCEPT,
        /** Asked for by us in every call. */
        ORIGINATE,
        /** Never. */
        REFUSE
    }

    /** The least that RFC 4028 section 5 allows. */
    public static final int LEAST = 90;

    public SessionTimers {
        minimum = Math.max(LEAST, minimum);
        expires = Math.max(minimum, expires);
    }
}
