package org.strowger.sip.sdp;

/** Writes session descriptions. */
public final class SdpWriter {
    private SdpWriter() {}

    /** Lines end with CR LF. */
    public static String write(SdpDescription description) {
        throw new UnsupportedOperationException();
    }
}
