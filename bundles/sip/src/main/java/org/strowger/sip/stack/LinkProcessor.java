package org.strowger.sip.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.transport.Links;
import org.strowger.sip.transport.Peer;

/** Makes the library believe that one of our transports is one of its own. */
final class LinkProcessor extends MessageProcessor {
    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;
    private static final int MAX_MESSAGE = 65_536;

    private final Transport kind;
    private final Links links;
    private final WireTap tap;

    LinkProcessor(Transport kind, Links links, WireTap tap, InetAddress bind, int port, SIPTransactionStack stack) {
        super(bind, port, kind.name().toLowerCase(java.util.Locale.ROOT), stack);
        this.kind = kind;
        this.links = links;
        this.tap = tap;
    }

    Transport kind() {
        return kind;
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return sipStack;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        // Always a literal: hops are ours, and requests are marked with where they came from.
        InetAddress host = Hosts.literal(target.getHost().getHostname())
                .orElseThrow(() -> new IOException("not an address: " + target));
        return createMessageChannel(host, target.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress host, int port) {
        return channel(new Peer(kind, new InetSocketAddress(host, port)));
    }

    LinkChannel channel(Peer peer) {
        return new LinkChannel(peer, links, tap, this);
    }

    @Override
    public void start() throws IOException {
        // The links listen as long as the stack is there.
    }

    @Override
    public void stop() {
        // See start.
    }

    @Override
    public int getDefaultTargetPort() {
        return isSecure() ? SIPS_PORT : SIP_PORT;
    }

    @Override
    public boolean isSecure() {
        return kind == Transport.TLS || kind == Transport.WSS;
    }

    @Override
    public int getMaximumMessageSize() {
        return MAX_MESSAGE;
    }

    @Override
    public boolean inUse() {
        return false;
    }
}
