package org.strowger.media.secure;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.strowger.api.media.IceCredentials;
import org.strowger.media.dtls.DtlsAssociation;
import org.strowger.media.ice.IceLite;
import org.strowger.media.ice.StunMessage;
import org.strowger.media.srtp.SrtpReceiver;
import org.strowger.media.srtp.SrtpSender;

/** One socket of a session: 1 for RTP, and for RTCP when multiplexed; 2 for RTCP. On the loop's thread. */
final class Component {
    static final int RTP = 1;
    static final int RTCP = 2;
    private static final int DTLS_FIRST = 20;
    private static final int DTLS_LAST = 63;

    final int number;
    final IceLite ice;
    private final SecureMedia.Wire wire;
    DtlsAssociation dtls;
    SrtpSender sender;
    SrtpReceiver receiver;
    private boolean usesIce;
    private volatile InetSocketAddress dtlsSource;

    Component(int number, IceCredentials ours, SecureMedia.Wire wire) {
        this.number = number;
        this.wire = wire;
        ice = new IceLite(ours, new IceLite.Wire() {
            @Override
            public void answer(ByteBuffer packet, InetSocketAddress to) {
                wire.send(number, packet, to);
            }

            @Override
            public void nominated(InetSocketAddress address) {
                chosen(address);
            }
        });
    }

    /** @param theirs null when the party does not do ICE */
    void negotiated(IceCredentials theirs) {
        usesIce = theirs != null;
        if (usesIce) {
            ice.negotiated(theirs);
        }
    }

    private void chosen(InetSocketAddress address) {
        if (usesIce) {
            wire.aim(number, address);
            if (dtls != null) {
                dtls.reachable();
            }
        }
    }

    /** Media from there may count. */
    boolean admits(InetSocketAddress source) {
        return !usesIce || ice.valid(source);
    }

    /** Something that is no RTP or RTCP; false when it is dropped. */
    boolean control(ByteBuffer packet, InetSocketAddress source, long now) {
        int first = packet.hasRemaining() ? packet.get(packet.position()) & 0xFF : 0xFF;
        if (StunMessage.possible(first)) {
            return ice.packet(packet, source, now);
        }
        boolean fromParty = usesIce ? ice.valid(source) : source.equals(wire.target(number));
        if (first < DTLS_FIRST || first > DTLS_LAST || dtls == null || !fromParty) {
            return false;
        }
        dtlsSource = source;
        dtls.datagram(packet, source, now);
        return true;
    }

    /** Any thread. */
    void sendDtls(ByteBuffer datagram) {
        InetSocketAddress known = dtlsSource;
        InetSocketAddress to = known != null ? known : wire.target(number);
        if (to != null) {
            wire.send(number, datagram, to);
        }
    }

    /** The active side begins, if it has not. */
    void begin() {
        if (dtls != null && (!usesIce || ice.selected() != null)) {
            dtls.reachable();
        }
    }

    void dtls(DtlsAssociation next) {
        if (dtls != null) {
            dtls.close();
        }
        dtls = next;
        dtlsSource = null;
        sender = null;
        receiver = null;
    }
}
