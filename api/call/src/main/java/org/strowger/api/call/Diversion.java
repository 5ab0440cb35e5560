package org.strowger.api.call;

/**
 * Somebody who passed a call on to another number (RFC 5806, RFC 7044).
 *
 * @param by whose call it was
 */
public record Diversion(Party by, Reason reason) {
    /** Why it was passed on. */
    public enum Reason {
        UNCONDITIONAL,
        BUSY,
        NO_ANSWER,
        UNAVAILABLE,
        /** The device has decided. */
        DEFLECTION,
        UNKNOWN
    }

    /** How a technology that has several ways names those who passed a call on. */
    public enum Style {
        NONE,
        DIVERSION,
        HISTORY_INFO
    }
}
