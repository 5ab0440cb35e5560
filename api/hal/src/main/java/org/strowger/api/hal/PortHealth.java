package org.strowger.api.hal;

/** Whether a port can be used, as its status page says it. */
public enum PortHealth {
    OK,
    /** No battery, no signal: nothing is plugged in, or the other side is down. */
    RED,
    /** The module does not work. */
    FAILED,
    /** The module is gone. */
    ABSENT,
    /** Somebody else uses the line, such as a telephone in parallel. */
    BUSY
}
