package org.strowger.calls.settings;

/** Ringback as a country's callers know it (ITU-T E.180 supplement 2). */
public enum ToneZone {
    CN("450/1000,0/4000"),
    EU("425/1000,0/4000"),
    GB("400+450/400,0/200,400+450/400,0/2000"),
    JP("400/1000,0/2000"),
    US("440+480/2000,0/4000");

    private final String ringback;

    ToneZone(String ringback) {
        this.ringback = ringback;
    }

    /** Cadence of the ringback tone, as {@link org.strowger.api.media.MediaService#tone} takes it. */
    public String ringback() {
        return ringback;
    }
}
