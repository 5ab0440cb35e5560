package org.strowger.api.monitor;

/** How many extensions are in each state. */
public record ExtensionCounts(int all, int offline, int online, int inCall, int ringing, int dnd) {
    /** Of one state; all for null. */
    public int of(ExtensionState state) {
        if (state == null) {
            return all;
        }
        return switch (state) {
            case OFFLINE -> offline;
            case ONLINE -> online;
            case IN_CALL -> inCall;
            case RINGING -> ringing;
            case DND -> dnd;
        };
    }
}
