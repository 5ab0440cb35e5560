package org.strowger.api.media;

/** How the keys that are pressed travel between a party and us. */
public enum DigitPath {
    /** As telephone events (RFC 4733); to a party that did not negotiate them as tones. */
    EVENTS,
    /** As tones within the sound, which is decoded to find them. */
    INBAND,
    /** Beside the sound, in the signalling: the media plane neither sends nor looks for any. */
    SIGNALLED,
    /** The party gets them beside the sound, but may send them either way: tones are looked for too. */
    SIGNALLED_OR_INBAND;

    /** Tones are looked for in what the party says. */
    public boolean listensForTones() {
        return this == INBAND || this == SIGNALLED_OR_INBAND;
    }
}
