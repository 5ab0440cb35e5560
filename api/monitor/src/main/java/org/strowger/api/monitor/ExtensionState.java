package org.strowger.api.monitor;

/** How an extension is; it is in one state at a time. */
public enum ExtensionState {
    /** No device can be reached. */
    OFFLINE,
    ONLINE,
    /** In a call, its own that still rings elsewhere included. */
    IN_CALL,
    RINGING,
    /** Reachable, but wants to hear of nothing. */
    DND
}
