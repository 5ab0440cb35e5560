package org.strowger.sip.leg;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.nat.Nat;
import org.strowger.sip.registrar.Gruu;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.SipUri;

/** Where a contact really is. */
final class Reach {
    private static final int PORT = 5060;

    private Reach() {}

    /**
     * The contact's own address when it is a plain UDP one that can be right, else where its message came from: a
     * connection is used again, names are not looked up, a GRUU is our own address, and a private address seen from a public one is behind NAT.
     *
     * @param source where the message came from
     * @param asSource always answer with the source
     */
    static Flow of(SipUri contact, Flow source, boolean asSource) {
        boolean gruu = Gruu.instance(contact.text()).isPresent();
        if (asSource || gruu || source.transport() != Transport.UDP || !plainUdp(contact)) {
            return source;
        }
        Optional<InetAddress> literal = Hosts.literal(contact.host());
        if (literal.isEmpty() || misplaced(literal.get(), source.remote().getAddress())) {
            return source;
        }
        int port = contact.port() > 0 ? contact.port() : PORT;
        return new Flow(Transport.UDP, new InetSocketAddress(literal.get(), port));
    }

    private static boolean plainUdp(SipUri contact) {
        return !contact.secure()
                && (contact.transport().isEmpty() || contact.transport().equals("udp"));
    }

    private static boolean misplaced(InetAddress contact, InetAddress source) {
        if (contact.isAnyLocalAddress() || contact.isMulticastAddress() || contact.isLinkLocalAddress()) {
            return true;
        }
        return contact.isLoopbackAddress() != source.isLoopbackAddress() || Nat.evident(contact, source);
    }
}
