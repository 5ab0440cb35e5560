package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import org.strowger.sip.transport.Link;
import org.strowger.sip.transport.Links;
import org.strowger.sip.transport.Peer;

/**
 * The library's view of the connection with a peer. Responses go over the connection their request came on or not at all;
 * a request may make one.
 */
final class LinkChannel extends MessageChannel implements RawMessageChannel {
    private final Peer peer;
    private final Links links;
    private final WireTap tap;

    LinkChannel(Peer peer, Links links, WireTap tap, LinkProcessor processor) {
        this.peer = peer;
        this.links = links;
        this.tap = tap;
        this.messageProcessor = processor;
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        sendMessage(message, peer.remote().getAddress(), peer.remote().getPort());
    }

    @Override
    public void sendMessage(SIPMessage message, InetAddress receiver, int port) throws IOException {
        byte[] bytes = message.encodeAsBytes(getTransport());
        link(message instanceof SIPRequest).send(bytes);
        tap.message(false, flow(), bytes);
        message.setRemoteAddress(receiver);
        message.setRemotePort(port);
        message.setLocalAddress(getMessageProcessor().getIpAddress());
        message.setLocalPort(getPort());
        logMessage(message, receiver, port, 0);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean connect) throws IOException {
        link(connect).send(message);
        tap.message(false, flow(), message);
    }

    private Flow flow() {
        return new Flow(peer.transport(), peer.remote());
    }

    private Link link(boolean connect) throws IOException {
        return connect
                ? links.reach(peer)
                : links.find(peer).orElseThrow(() -> new IOException("no connection with " + peer));
    }

    @Override
    public void processMessage(SIPMessage message) {
        throw new UnsupportedOperationException("nothing is sent to ourselves");
    }

    /** What came is a message. */
    void taken(byte[] bytes) {
        tap.message(true, flow(), bytes);
    }

    /** Shows what came to the trace. */
    void trace(SIPMessage message) {
        String from = Hosts.format(getPeerAddress()) + ":" + getPeerPort();
        getSIPStack().getServerLogger().logMessage(message, from, getHost() + ":" + getPort(), false, 0);
    }

    @Override
    public void close() {
        links.find(peer).ifPresent(Link::close);
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return getMessageProcessor().getSIPStack();
    }

    @Override
    public String getTransport() {
        return getMessageProcessor().getTransport();
    }

    @Override
    public boolean isReliable() {
        return true;
    }

    @Override
    public boolean isSecure() {
        return getMessageProcessor().isSecure();
    }

    @Override
    public String getPeerAddress() {
        return peer.remote().getAddress().getHostAddress();
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return peer.remote().getAddress();
    }

    @Override
    protected String getPeerProtocol() {
        return getTransport();
    }

    @Override
    public int getPeerPort() {
        return peer.remote().getPort();
    }

    @Override
    public int getPeerPacketSourcePort() {
        return getPeerPort();
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return getPeerInetAddress();
    }

    @Override
    public String getKey() {
        return MessageChannel.getKey(getPeerInetAddress(), getPeerPort(), getTransport());
    }

    @Override
    public String getViaHost() {
        return getMessageProcessor().getIpAddress().getHostAddress();
    }

    @Override
    public int getViaPort() {
        return getPort();
    }
}
