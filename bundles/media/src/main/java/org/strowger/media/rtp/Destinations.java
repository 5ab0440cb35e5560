package org.strowger.media.rtp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.strowger.api.media.RtpParameters;

/** Where the packets of one endpoint go to. May be read by any thread. */
final class Destinations {
    private final boolean onlyIpv4;
    private volatile RtpParameters parameters;
    private volatile InetSocketAddress target;
    private volatile InetSocketAddress reportTarget;

    /** @param onlyIpv4 packets cannot be sent to IPv6 addresses */
    Destinations(boolean onlyIpv4) {
        this.onlyIpv4 = onlyIpv4;
    }

    /** From now on as these parameters say; what was learnt about the party stays if its address did. */
    void negotiated(RtpParameters now) {
        RtpParameters before = parameters;
        boolean ice = now.transport().ice() != null;
        boolean iceBefore = before != null && before.transport().ice() != null;
        parameters = now;
        if (before == null || ice != iceBefore || !ice && !Objects.equals(now.remote(), before.remote())) {
            // With ICE, nowhere until the party has chosen.
            target = ice ? null : usable(now.remote());
            reportTarget = null;
        }
    }

    private boolean ice() {
        return parameters.transport().ice() != null;
    }

    /** The party's packets come from here. */
    void located(InetSocketAddress source) {
        if (parameters.symmetric() && !ice()) {
            target = source;
        }
    }

    /** The party's reports come from here. */
    void reportsFrom(InetSocketAddress source) {
        if (!ice()) {
            reportTarget = source;
        }
    }

    /** ICE chose. */
    void aim(InetSocketAddress address) {
        target = address;
    }

    /** ICE chose for reports. */
    void aimReports(InetSocketAddress address) {
        reportTarget = address;
    }

    /** The address, or null when nothing may or can be sent there. */
    private InetSocketAddress usable(InetSocketAddress address) {
        InetAddress host = address == null ? null : address.getAddress();
        boolean fits = host instanceof Inet4Address || !onlyIpv4;
        boolean unicast = host != null && !host.isAnyLocalAddress() && !host.isMulticastAddress();
        return fits && unicast && address.getPort() > 0 ? address : null;
    }

    /** For RTP; null for nowhere. */
    InetSocketAddress media() {
        return target;
    }

    /** For RTCP; null for nowhere. */
    InetSocketAddress reports() {
        InetSocketAddress learnt = reportTarget;
        InetSocketAddress audio = target;
        if (audio != null && parameters.transport().rtcpMux()) {
            return audio;
        }
        if (learnt != null || audio == null || ice()) {
            return learnt;
        }
        if (parameters.remoteRtcp() != null && audio.equals(parameters.remote())) {
            return usable(parameters.remoteRtcp());
        }
        return audio.getPort() == 65535 ? null : new InetSocketAddress(audio.getAddress(), audio.getPort() + 1);
    }
}
