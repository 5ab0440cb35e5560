package org.strowger.api.hal;

/** What a port is doing, as far as its wires tell. */
public enum PortState {
    IDLE,
    /** An FXS port rings its telephone; an FXO port is rung. */
    RINGING,
    /** The loop is closed: a telephone is off hook, a line is seized. */
    OFF_HOOK,
    /** Taken out of service, by either side. */
    BLOCKED
}
