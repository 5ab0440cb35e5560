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
}
