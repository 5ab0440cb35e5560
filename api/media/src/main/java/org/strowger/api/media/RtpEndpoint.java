package org.strowger.api.media;

import java.net.InetSocketAddress;
import org.osgi.annotation.versioning.ProviderType;

/** An endpoint that speaks RTP (RFC 3550). */
@ProviderType
public interface RtpEndpoint extends MediaEndpoint {
    /** Address and port to put into SDP; RTCP is one port higher. */
    InetSocketAddress localAddress();

    /** Applies the result of an offer/answer; may be called again for a re-INVITE. */
    void negotiate(RtpParameters parameters);

    /** Null before the first {@link #negotiate}. */
    RtpParameters parameters();
}
