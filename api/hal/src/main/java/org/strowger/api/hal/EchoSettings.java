package org.strowger.api.hal;

/**
 * Echo canceller of a port.
 *
 * @param taps length in samples, such as 128; 0 for the card's own
 * @param whenBridged also while two ports of the card are joined
 * @param trainMillis of training at the start of a call; 0 for none
 */
public record EchoSettings(Mode mode, int taps, boolean whenBridged, int trainMillis) {
    /** What it is used for. */
    public enum Mode {
        OFF,
        VOICE,
        /** Stands aside as soon as a modem or fax is heard. */
        FAX
    }
}
