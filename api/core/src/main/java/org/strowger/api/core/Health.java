package org.strowger.api.core;

/** A component's state and, unless it is ready, the reason. */
public record Health(Status status, Text reason) {
    /** From best to worst. */
    public enum Status {
        READY,
        /** Works, but not fully. */
        DEGRADED,
        STARTING,
        FAILED
    }

    public static final Health READY = new Health(Status.READY, new Text("", ""));
}
