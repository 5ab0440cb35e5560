package org.strowger.api.media;

import java.util.Locale;

/**
 * An encoding as named in SDP's rtpmap.
 *
 * @param encoding IANA name, upper case, such as {@code PCMU}
 * @param clockRate RTP clock in Hz (8000 for G.722, although it samples at 16 kHz; RFC 3551 section 4.5.2)
 * @param channels 1 or 2
 */
public record AudioFormat(String encoding, int clockRate, int channels) {
    public static final AudioFormat PCMU = new AudioFormat("PCMU", 8000, 1);
    public static final AudioFormat PCMA = new AudioFormat("PCMA", 8000, 1);
    /** Comfort noise, RFC 3389. */
    public static final AudioFormat COMFORT_NOISE = new AudioFormat("CN", 8000, 1);
    /** Named telephone events, RFC 4733. */
    public static final AudioFormat TELEPHONE_EVENT = new AudioFormat("TELEPHONE-EVENT", 8000, 1);

    public AudioFormat {
        encoding = encoding.toUpperCase(Locale.ROOT);
    }
}
