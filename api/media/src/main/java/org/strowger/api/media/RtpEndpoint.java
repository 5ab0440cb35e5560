package org.strowger.api.media;

import java.net.InetSocketAddress;
import org.osgi.annotation.versioning.ProviderType;

/** An endpoint that speaks RTP (RFC 3550). */
@ProviderType
public interface RtpEndpoint extends MediaEndpoint {
    /**
     * Address and port to put into SDP; RTCP is one port higher. The host is the wildcard address when the media plane
     * listens on all addresses and advertises none: then the caller chooses one that the party can reach.
     */
    InetSocketAddress localAddress();

    /**
     * Applies the result of an offer/answer; may be called again for a re-INVITE. With symmetric RTP, a source on another
     * host than {@link RtpParameters#remote} is learnt in the first five seconds after this call only; where the party
     * may begin to send later (after early media, say), call it again at that moment: with the same address it keeps
     * what was learnt, and opens learning when nothing was. Also starts the silence timeout anew.
     */
    void negotiate(RtpParameters parameters);

    /** Null before the first {@link #negotiate}. */
    RtpParameters parameters();

    /**
     * Fingerprint of the certificate that this side shows in DTLS, as in SDP: {@code sha-256} and hexadecimal with colons.
     * One certificate for the media plane, made anew at each start.
     */
    String fingerprint();

    /** Our ICE credentials for this endpoint now: random, the same until the party begins ICE anew. */
    IceCredentials ice();

    /**
     * Our ICE credentials to be told in the answer to an offer with these of the party: others than before when the party's
     * are others than those in force, which restarts ICE (RFC 8839 section 4.4.2). Those before still count for checks that
     * are on the way. The same again for the same offer.
     */
    default IceCredentials ice(IceCredentials party) {
        return ice();
    }

    /** Keys are in force, or none are needed: packets can flow. */
    boolean secured();

    /**
     * How packets are protected and where ICE sends them, in a few words for people, such as
     * {@code DTLS-SRTP AEAD_AES_128_GCM ICE 192.0.2.1:40000}; empty for plain RTP without ICE.
     */
    default String protection() {
        return "";
    }
}
