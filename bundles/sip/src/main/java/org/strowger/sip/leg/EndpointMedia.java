package org.strowger.sip.leg;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.sip.sdp.LocalMedia;

/** An RTP endpoint as our descriptions tell it. */
record EndpointMedia(RtpEndpoint endpoint, InetSocketAddress address) implements LocalMedia {
    /** @param host the address of ours that the party can reach */
    static EndpointMedia of(RtpEndpoint endpoint, String host) {
        return new EndpointMedia(
                endpoint, new InetSocketAddress(host, endpoint.localAddress().getPort()));
    }

    @Override
    public List<InetAddress> hosts() {
        boolean everywhere = endpoint.localAddress().getAddress().isAnyLocalAddress();
        return everywhere ? OwnAddresses.besides(address.getAddress()) : List.of(address.getAddress());
    }

    @Override
    public String fingerprint() {
        return endpoint.fingerprint();
    }

    @Override
    public IceCredentials ice() {
        return endpoint.ice();
    }

    @Override
    public IceCredentials ice(IceCredentials party) {
        return endpoint.ice(party);
    }
}
