package org.strowger.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.SipAccount.Transport;

/** All connections: those that were made to us, by whatever way, and those that we make. Few threads, however many. */
public final class Links implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);
    private static final int LOOPS = 2;
    private static final int BACKLOG = 1024;

    private final LinkLimits limits;
    private final TlsContext tls;
    private final WebSocketPolicy webSockets;
    private final LinkInbox inbox;
    private final ConnectionGuard guard;
    private final Scheduler scheduler;
    private final List<NioLoop> loops = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService helpers = Executors.newFixedThreadPool(2, daemon("strowger-sip-tls"));

    public Links(LinkLimits limits, TlsContext tls, WebSocketPolicy webSockets, LinkInbox inbox, Scheduler scheduler)
            throws IOException {
        this.limits = limits;
        this.tls = tls;
        this.webSockets = webSockets;
        this.inbox = inbox;
        this.scheduler = scheduler;
        this.guard = new ConnectionGuard(limits, scheduler);
        for (int i = 1; i <= LOOPS; i++) {
            loops.add(new NioLoop("strowger-sip-io-" + i));
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Listens for TCP, TLS, or plain WebSocket. */
    public void listen(Transport transport, InetAddress bind, int port) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(bind, port), BACKLOG);
            server.configureBlocking(false);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        NioLoop loop = loops.get(0);
        Acceptor acceptor = new Acceptor(transport, port, server);
        loop.execute(() -> {
            try {
                loop.register(server, SelectionKey.OP_ACCEPT, acceptor);
            } catch (IOException e) {
                LOG.error("{} cannot be listened to: {}", transport, e.toString());
            }
        });
    }

    private final class Acceptor implements NioLoop.Ready {
        private final Transport transport;
        private final int port;
        private final ServerSocketChannel server;

        Acceptor(Transport transport, int port, ServerSocketChannel server) {
            this.transport = transport;
            this.port = port;
            this.server = server;
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                take(channel);
            }
        }

        private void take(SocketChannel channel) throws IOException {
            Peer peer = new Peer(transport, (InetSocketAddress) channel.getRemoteAddress());
            if (peer.remote() == null || !guard.room(peer)) {
                channel.close();
                return;
            }
            Framing framing =
                    transport == Transport.WS ? new HandshakeFraming(webSockets, limits) : new StreamFraming(limits);
            open(peer, port, channel, framing, transport == Transport.TLS ? tls.server() : null, false);
        }

        @Override
        public void failed() {
            LOG.debug("{} goes on listening", transport);
        }
    }

    private Link open(Peer peer, int port, SocketChannel channel, Framing framing, SSLEngine engine, boolean ours)
            throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Link link = new Link(peer, port, framing, inbox, guard);
        NioLoop loop = loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
        TlsPipe pipe = engine == null ? null : new TlsPipe(engine, helpers);
        SocketCarrier carrier = new SocketCarrier(channel, loop, link, pipe);
        guard.enter(link, ours);
        loop.execute(carrier::start);
        return link;
    }

    /** The connection with that peer, if there is one. */
    public Optional<Link> find(Peer peer) {
        return guard.find(peer);
    }

    /** The connection with that peer, or one that is being made; a WebSocket cannot be made from our side. */
    public synchronized Link reach(Peer peer) throws IOException {
        Optional<Link> known = find(peer);
        if (known.isPresent()) {
            return known.get();
        }
        if (peer.webSocket() || guard.size() >= limits.connections()) {
            throw new IOException("no connection with " + peer);
        }
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        try {
            channel.connect(peer.remote());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot connect to " + peer, e);
        }
        SSLEngine engine = peer.transport() == Transport.TLS ? tls.client() : null;
        Link link = open(peer, 0, channel, new StreamFraming(limits), engine, true);
        scheduler.after(TIME_TO_CONNECT, () -> {
            if (!channel.isConnected()) {
                link.close();
            }
        });
        return link;
    }

    /** Takes in a WebSocket whose handshake somebody else has done; empty when there is no room. */
    Optional<Link> adopt(Peer peer, int localPort) {
        if (!guard.room(peer)) {
            return Optional.empty();
        }
        Link link = new Link(peer, localPort, new WebSocketFraming(limits), inbox, guard);
        return Optional.of(link);
    }

    /** From now on it is one of ours. */
    void enter(Link link) {
        guard.enter(link, false);
    }

    WebSocketPolicy webSockets() {
        return webSockets;
    }

    /** A user has proven himself over the connection with that peer. */
    public void proven(Peer peer) {
        guard.proven(peer);
    }

    /** Connections at this time. */
    public int size() {
        return guard.size();
    }

    @Override
    public void close() {
        guard.close();
        loops.forEach(NioLoop::close);
        helpers.shutdownNow();
    }
}
