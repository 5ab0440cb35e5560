package org.strowger.api.call;

/**
 * State of a number that is no extension, such as a parking slot, for busy lamps.
 *
 * @param party who is there; null when nobody is, or it is nobody's business
 */
public record NumberState(String number, Status status, Party party) {
    /** As lamps show it. */
    public enum Status {
        IDLE,
        RINGING,
        BUSY
    }
}
