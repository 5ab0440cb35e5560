package org.strowger.api.media;

/**
 * How the packets of one RTP session travel.
 *
 * @param rtcpMux RTCP on the RTP port (RFC 5761)
 * @param security how they are protected
 * @param ice the party's credentials when it does ICE: then we are the ICE-lite side (RFC 8445 section 2.5), answer its
 *     checks, send only to the pair that it has nominated, and its packets count from checked addresses only; null when
 *     it does not do ICE
 */
public record RtpTransport(boolean rtcpMux, MediaSecurity security, IceCredentials ice) {
    /** RTP and RTCP on two ports, unprotected, no ICE. */
    public static final RtpTransport PLAIN = new RtpTransport(false, MediaSecurity.NONE, null);
}
