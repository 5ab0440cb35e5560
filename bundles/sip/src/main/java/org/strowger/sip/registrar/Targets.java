package org.strowger.sip.registrar;

import java.net.InetSocketAddress;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.nat.Nat;

/** Where requests for a contact go. */
final class Targets {
    private Targets() {}

    /**
     * The real source with NAT (switched on, or evident), over a connection, and for hosts that are no literals; else what
     * the contact says.
     */
    static InetSocketAddress of(ContactUri contact, RegisterRequest request, SipAccount account) {
        boolean bySource = account.nat() || request.transport() != Transport.UDP;
        return contact.address()
                .filter(a -> !bySource
                        && !Nat.evident(a.getAddress(), request.source().getAddress()))
                .orElse(request.source());
    }

    /** Whether it is worth nothing without its connection, since only the device can open one. */
    static boolean needsFlow(Binding b) {
        return b.transport() == Transport.WS || b.transport() == Transport.WSS;
    }

    /**
     * After its connection is gone: the source port of a connection cannot be called, so the contact's own port is worth a
     * try, though only on the host that the device really was at.
     */
    static Binding withoutFlow(Binding b) {
        InetSocketAddress target = ContactUri.parse(b.contact())
                .flatMap(ContactUri::address)
                .filter(a -> b.transport() == Transport.TCP || b.transport() == Transport.TLS)
                .filter(a -> a.getAddress().equals(b.source().getAddress()))
                .orElse(b.target());
        return b.withTarget(target, "");
    }
}
