package org.strowger.api.media;

/** How the packets of one RTP session are protected. */
public sealed interface MediaSecurity {
    /** Plain RTP. */
    MediaSecurity NONE = new None();

    /** Plain RTP. */
    record None() implements MediaSecurity {}

    /**
     * Keys that were exchanged in SDP (RFC 4568).
     *
     * @param ours protects what we send
     * @param theirs protects what the party sends
     */
    record Sdes(SrtpKey ours, SrtpKey theirs) implements MediaSecurity {}

    /**
     * Keys that a DTLS handshake makes (RFC 5763, 5764). Nothing is sent or accepted before it is through.
     *
     * @param active we begin the handshake; else the party does
     * @param fingerprint of the party's certificate as in SDP: hash function, a blank, hexadecimal with colons, such as
     *     {@code sha-256 4A:AD:…}
     */
    record Dtls(boolean active, String fingerprint) implements MediaSecurity {}
}
