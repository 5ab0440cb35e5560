package org.strowger.api.hal;

/** Tones of a telephone network. */
public enum ToneKind {
    DIAL,
    /** Dial tone that tells of messages. */
    STUTTER_DIAL,
    RINGBACK,
    BUSY,
    CONGESTION,
    CALL_WAITING,
    RECALL,
    RECORDING,
    /** Number not in use. */
    INFORMATION
}
