package org.strowger.sip.sdp;

/** Reads session descriptions (RFC 8866). Bounded in time and memory; throws nothing but {@link SdpException}. */
public final class SdpParser {
    /** Longest description in characters. */
    public static final int MAX_LENGTH = 65_536;

    public static final int MAX_MEDIA = 32;

    /** Attribute lines in all. */
    public static final int MAX_ATTRIBUTES = 256;

    private SdpParser() {}

    /** @param text null counts as malformed */
    public static SdpDescription parse(String text) throws SdpException {
        throw new UnsupportedOperationException();
    }
}
