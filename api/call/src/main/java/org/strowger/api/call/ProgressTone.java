package org.strowger.api.call;

/** What a call-progress tone tells the caller (ITU-T E.180, E.182); how it sounds is a matter of the country. */
public enum ProgressTone {
    /** Go on and dial. */
    DIAL("dial"),
    /** Dial tone that is interrupted, since a message or a forwarding waits. */
    STUTTER_DIAL("stutterDial"),
    /** Dial again, after a flash-hook. */
    DIAL_RECALL("dialRecall"),
    /** The other party is being rung. */
    RINGBACK("ringback"),
    /** The other party is busy. */
    BUSY("busy"),
    /** No way through. */
    CONGESTION("congestion"),
    /** Somebody else calls; heard during a call. */
    CALL_WAITING("callWaiting"),
    /** This call is recorded. */
    RECORDING("recording"),
    /** An announcement, or the number does not exist. */
    SPECIAL_INFORMATION("specialInformation");

    private final String key;

    ProgressTone(String key) {
        this.key = key;
    }

    /** Its name in files and configuration. */
    public String key() {
        return key;
    }
}
