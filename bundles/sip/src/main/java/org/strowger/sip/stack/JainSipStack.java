package org.strowger.sip.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.sip.SipAccount.Transport;

/** The stack: UDP by our own transactions, connections over JAIN-SIP's reference implementation. */
public final class JainSipStack implements SipStack {
    private static final Logger LOG = LoggerFactory.getLogger(JainSipStack.class);
    /** The library connects while it sends; this many phones can be slow at once before sending to others is refused. */
    private static final int CONNECTORS = 32;

    private static final int PROCESSORS = 2;

    private final StackSettings settings;
    private final LocalAddresses addresses;
    private final MessageMaker maker;
    private final ConnectionGuard guard;
    private final SourcePolice police;
    private final NistStack stack;
    private final ExecutorService connector = new ThreadPoolExecutor(
            0, CONNECTORS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Threads.named("strowger-sip-connect"));
    private final ThreadGroup threads = new LibraryThreads();
    private final UdpStack udp;
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
        probe();
        this.addresses = new LocalAddresses(settings.bind(), settings.external(), settings.local(), scheduler);
        this.maker = new MessageMaker(settings.product());
        this.police = new SourcePolice(settings.sourceRate(), scheduler::nanoTime);
        this.guard = new ConnectionGuard(settings.connections(), settings.unproven(), scheduler, handler::lost);
        try {
            Valve valve = new Valve(handler, maker, police, this::library, this::provider);
            this.stack = new NistStack(new TlsNetwork(identity, guard, police), trace, valve);
        } catch (GeneralSecurityException | SipException e) {
            throw new StackException(
                    Text.of("SIP cannot start: the TLS certificate cannot be used", "SIP 无法启动：TLS 证书不可用"), e);
        }
        try {
            this.udp = new UdpStack(settings, handler, police, addresses, trace, pressure, scheduler);
        } catch (IOException e) {
            throw taken("udp", settings.port(), e);
        }
        try {
            inOurGroup(() -> open(handler));
            udp.start();
        } catch (StackException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new StackException(Text.of("SIP cannot start: {0}", "SIP 无法启动：{0}", e.getMessage()), e);
        }
    }

    private Void open(StackHandler handler) throws Exception {
        SipProviderImpl opened = (SipProviderImpl) stack.createSipProvider(listen("tcp", settings.port()));
        provider = opened;
        opened.addSipListener(new Listener(handler, maker, this::provider));
        if (settings.tlsPort() > 0) {
            opened.addListeningPoint(listen("tls", settings.tlsPort()));
        }
        return null;
    }

    /** So that the library's threads are in a group of ours: stopped too soon after its start, it forgets some. */
    private void inOurGroup(Callable<Void> task) throws Exception {
        FutureTask<Void> future = new FutureTask<>(task);
        new Thread(threads, future, "strowger-sip-open").start();
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The library's readers die of some malformed messages, and their connections with them: that is not worth a trace. */
    private static final class LibraryThreads extends ThreadGroup {
        LibraryThreads() {
            super("strowger-sip");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            LOG.debug("{} ended: {}", thread.getName(), e.toString());
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

    /** Fails before the library has opened anything, since it cannot stop cleanly what it could not start. */
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
        if (request.flow().transport() == Transport.UDP) {
            return udp.transactions().send(request, listener);
        }
        JainClientTransaction handle = new JainClientTransaction(listener);
        inBackground(() -> start(request, handle), () -> handle.failed(ResponseListener.Failure.TRANSPORT));
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
        Runnable sending = () -> {
            try {
                provider.sendRequest(maker.request(request, localAddress(request.flow())));
            } catch (SipException | IllegalArgumentException e) {
                LOG.debug("Could not send {} to {}: {}", request.method(), request.flow(), e.toString());
            }
        };
        if (request.flow().transport() == Transport.UDP) {
            udp.transactions().sendStateless(request);
        } else {
            inBackground(sending, () -> LOG.debug("Too busy to send {} to {}", request.method(), request.flow()));
        }
    }

    private void inBackground(Runnable sending, Runnable refused) {
        try {
            connector.execute(sending);
        } catch (RejectedExecutionException e) {
            refused.run();
        }
    }

    @Override
    public String localAddress(Flow flow) {
        int port = flow.transport() == Transport.TLS ? settings.tlsPort() : settings.port();
        return Hosts.format(localHost(flow)) + ":" + port;
    }

    @Override
    public String localHost(Flow flow) {
        return addresses.hostFor(flow.remote().getAddress());
    }

    @Override
    public void proven(Flow flow) {
        police.proven(flow.remote().getAddress());
        if (flow.reliable()) {
            guard.proven(flow.remote());
        }
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
        connector.shutdownNow();
        // The library gives up at the first processor that it cannot stop; asked again, it goes on with the others.
        for (int tries = 0; tries < PROCESSORS; tries++) {
            try {
                stack.stop();
                break;
            } catch (RuntimeException e) {
                LOG.debug("Stopping the library: {}", e.toString());
            }
        }
        threads.interrupt();
    }
}
