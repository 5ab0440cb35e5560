package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.strowger.api.media.IceCredentials;

/** Our end of a stream, as descriptions tell it. */
public interface LocalMedia {
    /** Where we receive RTP; RTCP one port higher. */
    InetSocketAddress address();

    /** Addresses at which the same ports can be reached, {@link #address} first: the candidates of ICE. */
    List<InetAddress> hosts();

    /** Of our certificate, as in SDP. */
    String fingerprint();

    /** Of this stream now. */
    IceCredentials ice();

    /** Of this stream, for the answer to a party with these: others when it has begun anew. */
    default IceCredentials ice(IceCredentials party) {
        return ice();
    }
}
