package org.strowger.sip.stack;

import gov.nist.javax.sip.ListeningPointImpl;
import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.transport.Link;
import org.strowger.sip.transport.LinkLimits;
import org.strowger.sip.transport.Links;
import org.strowger.sip.transport.Peer;
import org.strowger.sip.transport.TlsContext;
import org.strowger.sip.transport.WebSocketDoor;
import org.strowger.sip.transport.WebSocketPolicy;

/** The stack: UDP by our own transactions, connections over JAIN-SIP's reference implementation. */
public final class JainSipStack implements SipStack {
    private static final Logger LOG = LoggerFactory.getLogger(JainSipStack.class);
    private static final int SIPS_PORT = 5061;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final StackSettings settings;
    private final LocalAddresses addresses;
    private final MessageMaker maker;
    private final LinkDesk desk;
    private final Links links;
    private final SourcePolice police;
    private final NistStack stack;
    private final UdpStack udp;
    private final TraceLog trace;
    private volatile SipProviderImpl provider;

    /** Opens the listening points. */
    public JainSipStack(
            StackSettings settings,
            TlsIdentity identity,
            StackHandler handler,
            TraceLog trace,
            Pressure pressure,
            Scheduler scheduler)
            throws StackException {
        this.settings = settings;
        this.trace = trace;
        probe();
        this.addresses = new LocalAddresses(settings.bind(), settings.external(), settings.local(), scheduler);
        this.maker = new MessageMaker(settings.product());
        this.police = new SourcePolice(settings.sourceRate(), scheduler::nanoTime);
        try {
            this.udp = new UdpStack(settings, handler, police, addresses, trace, pressure, scheduler);
        } catch (IOException e) {
            throw taken("udp", settings.port(), e);
        }
        this.desk = new LinkDesk(handler, police);
        Valve valve = new Valve(handler, maker, this::library, this::provider);
        try {
            this.links = links(settings, identity, scheduler);
            this.stack = new NistStack(trace, valve, this::processor);
        } catch (GeneralSecurityException | SipException | IOException e) {
            udp.close();
            throw new StackException(
                    Text.of("SIP cannot start: the TLS certificate cannot be used", "SIP 无法启动：TLS 证书不可用"), e);
        }
        try {
            open(handler);
            udp.start();
        } catch (StackException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new StackException(Text.of("SIP cannot start: {0}", "SIP 无法启动：{0}", e.getMessage()), e);
        }
    }

    private Links links(StackSettings from, TlsIdentity identity, Scheduler scheduler)
            throws GeneralSecurityException, IOException {
        LinkLimits limits = new LinkLimits(from.connections(), from.unproven(), from.messageBytes(), from.headBytes());
        WebSocketPolicy webSockets = new WebSocketPolicy(from.origins());
        return new Links(limits, new TlsContext(identity), webSockets, desk, scheduler);
    }

    private LinkProcessor processor(SIPTransactionStack owner, InetAddress bind, int port, String transport) {
        WireTap tap = (received, flow, data) -> trace.tap(received, flow, () -> localAddress(flow), data);
        return new LinkProcessor(Transport.valueOf(transport.toUpperCase(Locale.ROOT)), links, tap, bind, port, owner);
    }

    private void open(StackHandler handler) throws Exception {
        List<LinkProcessor> processors = new ArrayList<>();
        for (Transport transport : List.of(Transport.TCP, Transport.TLS, Transport.WS, Transport.WSS)) {
            ListeningPointImpl point =
                    (ListeningPointImpl) listen(transport.name().toLowerCase(Locale.ROOT), portFor(transport));
            processors.add((LinkProcessor) point.getMessageProcessor());
            listenTo(point, handler);
        }
        desk.open(new Intake(stack), processors);
        openLinks();
    }

    private void listenTo(ListeningPoint point, StackHandler handler) throws Exception {
        if (provider != null) {
            provider.addListeningPoint(point);
            return;
        }
        SipProviderImpl opened = (SipProviderImpl) stack.createSipProvider(point);
        provider = opened;
        opened.addSipListener(new Listener(handler, maker, this::provider));
    }

    /** Also of what is not listened to by ourselves: the library wants a number. */
    private int portFor(Transport transport) {
        return switch (transport) {
            case TLS -> settings.tlsPort() > 0 ? settings.tlsPort() : SIPS_PORT;
            case WS -> settings.wsPort() > 0 ? settings.wsPort() : HTTP_PORT;
            case WSS -> HTTPS_PORT;
            default -> settings.port();
        };
    }

    private void openLinks() throws StackException {
        open(Transport.TCP, settings.bind(), settings.port());
        open(Transport.TLS, settings.bind(), settings.tlsPort());
        open(Transport.WS, settings.wsBind(), settings.wsPort());
    }

    private void open(Transport transport, InetAddress bind, int port) throws StackException {
        if (port > 0) {
            try {
                links.listen(transport, bind, port);
            } catch (IOException e) {
                throw taken(transport.name(), port, e);
            }
        }
    }

    private NistStack library() {
        return stack;
    }

    private SipProviderImpl provider() {
        return provider;
    }

    private ListeningPoint listen(String transport, int port) throws StackException {
        try {
            return stack.createListeningPoint(settings.bind().getHostAddress(), port, transport);
        } catch (SipException | javax.sip.InvalidArgumentException e) {
            throw taken(transport, port, e);
        }
    }

    private StackException taken(String transport, int port, Exception cause) {
        String what = transport.toUpperCase(Locale.ROOT) + " "
                + Hosts.format(settings.bind().getHostAddress()) + ":" + port;
        return new StackException(
                Text.of(
                        "SIP cannot listen on {0}: is another program using the port?",
                        "SIP 无法监听 {0}：端口是否被其他程序占用？", what),
                cause);
    }

    /** Fails before anything is made: taking down the library lasts a second, and SIP is tried again and again. */
    private void probe() throws StackException {
        probe("udp", settings.port(), () -> new DatagramSocket(settings.port(), settings.bind()));
        probe("tcp", settings.port(), () -> new ServerSocket(settings.port(), 1, settings.bind()));
        if (settings.tlsPort() > 0) {
            probe("tls", settings.tlsPort(), () -> new ServerSocket(settings.tlsPort(), 1, settings.bind()));
        }
    }

    private void probe(String transport, int port, Callable<Closeable> opening) throws StackException {
        try {
            opening.call().close();
        } catch (Exception e) {
            throw taken(transport, port, e);
        }
    }

    @Override
    public ClientTransaction send(OutboundRequest request, ResponseListener listener) {
        Flow flow = request.flow();
        if (flow.transport() == Transport.UDP) {
            return udp.transactions().send(request, listener);
        }
        JainClientTransaction handle = new JainClientTransaction(listener, t -> desk.settled(flow, t));
        desk.awaits(flow, handle);
        start(request, handle);
        return handle;
    }

    private void start(OutboundRequest request, JainClientTransaction handle) {
        try {
            SIPRequest message = maker.request(request, localAddress(request.flow()));
            handle.start(provider.getNewClientTransaction(message));
        } catch (SipException | IllegalArgumentException e) {
            LOG.debug("Could not send {} to {}: {}", request.method(), request.flow(), e.toString());
            handle.failed(ResponseListener.Failure.TRANSPORT);
        }
    }

    @Override
    public void sendStateless(OutboundRequest request) {
        if (request.flow().transport() == Transport.UDP) {
            udp.transactions().sendStateless(request);
            return;
        }
        try {
            provider.sendRequest(maker.request(request, localAddress(request.flow())));
        } catch (SipException | IllegalArgumentException e) {
            LOG.debug("Could not send {} to {}: {}", request.method(), request.flow(), e.toString());
        }
    }

    @Override
    public String localAddress(Flow flow) {
        return Hosts.format(localHost(flow)) + ":" + localPort(flow);
    }

    /** Of a WebSocket, that on which the HTTP server heard it. */
    private int localPort(Flow flow) {
        return flow.webSocket()
                ? links.find(peer(flow)).map(Link::localPort).orElse(portFor(flow.transport()))
                : portFor(flow.transport());
    }

    private static Peer peer(Flow flow) {
        return new Peer(flow.transport(), flow.remote());
    }

    @Override
    public String localHost(Flow flow) {
        return addresses.hostFor(flow.remote().getAddress());
    }

    /** For WebSockets that the HTTP server has accepted. */
    public WebSocketDoor webSockets() {
        return new WebSocketDoor(links);
    }

    @Override
    public void proven(Flow flow) {
        police.proven(flow.remote().getAddress());
        if (flow.reliable()) {
            links.proven(peer(flow));
        }
    }

    /** An address has tried too many passwords: nothing more is read from it for a while. */
    public void shun(InetAddress source) {
        police.shun(source);
    }

    /** TCP, TLS and WebSocket connections at this time. */
    public int connections() {
        return links.size();
    }

    @Override
    public int transactions() {
        return udp.transactions().transactions()
                + stack.getClientTransactionTableSize()
                + stack.getServerTransactionTableSize();
    }

    @Override
    public void close() {
        udp.close();
        links.close();
        stack.stop();
    }
}
