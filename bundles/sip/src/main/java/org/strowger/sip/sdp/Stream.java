package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.sip.nat.Nat;

/** Sound or video of a session, over all its offers and answers: what must not change from one to the next. */
final class Stream {
    private static final String MEDIA_STREAM = "strowger";

    private final String type;
    private final MediaSettings settings;
    private final InetAddress signalling;
    private final StreamSecurity security;
    private final PayloadNumbers numbers = new PayloadNumbers();
    private int index = -1;
    private String mid;
    private RtpTransport transport;
    private InetSocketAddress lastKnownAddress;

    /** A stream of the party, and how it is going to be protected. */
    record Fit(RemoteStream remote, Protection protection) {}

    Stream(String type, MediaSettings settings, InetAddress signalling) {
        this.type = type;
        this.settings = settings;
        this.signalling = signalling;
        mid = type;
        security = new StreamSecurity(
                settings.policy().encryption(), settings.policy().webrtc(), settings.random());
    }

    /** Its m-line; -1 before it has one. */
    int index() {
        return index;
    }

    void place(int line) {
        index = line;
    }

    String mid() {
        return mid;
    }

    PayloadNumbers numbers() {
        return numbers;
    }

    boolean browser() {
        return settings.policy().webrtc();
    }

    /** ICE is in use, or will be offered. */
    boolean ice() {
        return transport == null ? browser() : transport.ice() != null;
    }

    /** Checks an m-line of an offer; changes nothing. */
    Fit fit(SdpDescription description, int line) throws SdpException {
        RemoteStream remote = RemoteStream.read(description, line, settings, signalling);
        boolean ice = remote.transport().ice() != null;
        if (browser() && !ice) {
            throw SdpException.notAcceptable("a browser must use ICE");
        }
        boolean patient = ice || settings.symmetric() || nat(remote);
        return new Fit(remote, security.choose(remote.transport(), patient));
    }

    private boolean nat(RemoteStream remote) {
        return remote.transport().ice() == null && Nat.evident(remote.rtp().getAddress(), signalling);
    }

    /** What our answer says of the way of the packets. */
    List<SdpAttribute> answering(Fit fit, LocalMedia local) {
        RemoteTransport party = fit.remote.transport();
        List<SdpAttribute> attributes = new ArrayList<>();
        name(party.mid(), attributes);
        multiplexing(party.mux(), party.reducedSize(), attributes);
        attributes.addAll(security.answering(fit.protection, local));
        if (party.ice() != null) {
            attributes.addAll(MediaLines.ice(local.ice(party.ice()), local, party.mux(), party.trickles()));
        }
        return attributes;
    }

    /** What our offer says of it. */
    List<SdpAttribute> offering(LocalMedia local) {
        List<SdpAttribute> attributes = new ArrayList<>();
        boolean mux = transport == null ? browser() : transport.rtcpMux();
        name(browser() ? mid : "", attributes);
        multiplexing(mux, browser(), attributes);
        attributes.addAll(security.offering(local));
        if (ice()) {
            attributes.addAll(MediaLines.ice(local.ice(), local, mux, false));
        }
        return attributes;
    }

    private void name(String name, List<SdpAttribute> attributes) {
        if (!name.isEmpty()) {
            attributes.add(new SdpAttribute("mid", name));
        }
        if (browser()) {
            // One stream of sound and video; without a name a browser makes up one for each.
            attributes.add(new SdpAttribute("msid", MEDIA_STREAM + " " + MEDIA_STREAM + "-" + type));
        }
    }

    private static void multiplexing(boolean mux, boolean reducedSize, List<SdpAttribute> attributes) {
        if (mux) {
            attributes.add(new SdpAttribute("rtcp-mux", ""));
        }
        if (reducedSize) {
            attributes.add(new SdpAttribute("rtcp-rsize", ""));
        }
    }

    String profile() {
        return security.profile().protocol();
    }

    /**
     * Checks an m-line of the answer to our offer; changes nothing.
     *
     * @param said our m-line
     */
    Fit answered(SdpDescription answer, int line, SdpMedia said) throws SdpException {
        RemoteStream remote = RemoteStream.read(answer, line, settings, signalling);
        if (browser() && remote.transport().ice() == null) {
            throw SdpException.notAcceptable("a browser must use ICE");
        }
        Profile profile = Profile.of(said.protocol()).orElseThrow();
        return new Fit(remote, security.accept(remote.transport(), profile, said.attributes()));
    }

    /**
     * Puts in force what was agreed. Behind an evident NAT the media is sought where the signalling comes from; its port
     * is learnt.
     *
     * @param mux both sides have said so
     * @param ice both sides do
     */
    RtpParameters agree(
            Fit fit,
            Payload media,
            Payload events,
            Direction direction,
            boolean mux,
            boolean ice,
            List<Payload> receivable) {
        RemoteStream remote = fit.remote;
        index = remote.index();
        if (!remote.transport().mid().isEmpty()) {
            mid = remote.transport().mid();
        }
        security.agreed(fit.protection, remote.transport());
        transport = new RtpTransport(
                mux, fit.protection.security(), ice ? remote.transport().ice() : null);
        boolean nat = nat(remote);
        return new RtpParameters(
                locate(remote, nat),
                nat ? null : remote.rtcp(),
                media,
                events,
                direction.sends(),
                direction.receives(),
                remote.ptime(),
                nat || settings.symmetric(),
                settings.rtpTimeout(),
                transport,
                receivable,
                remote.maxPtime());
    }

    private InetSocketAddress locate(RemoteStream remote, boolean nat) {
        InetSocketAddress said =
                nat ? new InetSocketAddress(signalling, remote.rtp().getPort()) : remote.rtp();
        if (!remote.addressKnown()) {
            return lastKnownAddress == null ? said : lastKnownAddress;
        }
        lastKnownAddress = said;
        return said;
    }
}
