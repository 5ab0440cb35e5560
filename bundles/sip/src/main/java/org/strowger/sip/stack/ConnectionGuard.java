package org.strowger.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.SipAccount.Transport;

/**
 * Keeps idle and anonymous connections from shutting everybody out: there is a limit to all, a lower one to those over
 * which no user has proven himself yet, and these are closed after a short while. Thread safe.
 */
final class ConnectionGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final Duration TIME_TO_PROVE = Duration.ofSeconds(30);

    private final int most;
    private final int mostUnproven;
    private final Scheduler scheduler;
    private final Consumer<Flow> lost;
    private final Map<InetSocketAddress, Accepted> open = new ConcurrentHashMap<>();
    private final AtomicInteger unproven = new AtomicInteger();
    private final Map<InetAddress, Integer> unprovenFrom = new ConcurrentHashMap<>();

    /** @param lost told of each proven connection that is gone */
    ConnectionGuard(int most, int mostUnproven, Scheduler scheduler, Consumer<Flow> lost) {
        this.lost = lost;
        this.most = most;
        this.mostUnproven = mostUnproven;
        this.scheduler = scheduler;
    }

    /** A socket to accept a connection with. */
    Accepted blank(Transport transport) {
        return new Accepted(transport);
    }

    /** Takes an accepted connection in, or closes it and returns false. */
    boolean admit(Accepted socket) throws IOException {
        int fromThere = unprovenFrom.getOrDefault(socket.getInetAddress(), 0);
        if (open.size() >= most || unproven.get() >= mostUnproven || fromThere >= mostUnprovenFromOne()) {
            LOG.debug("Too many connections, {} is turned away", socket.getRemoteSocketAddress());
            socket.close();
            return false;
        }
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        socket.enter();
        return true;
    }

    /** One address cannot take all places, yet the phones of an office that start together share one. */
    private int mostUnprovenFromOne() {
        return Math.max(4, mostUnproven / 4);
    }

    /** A user has proven himself over the connection from this address. */
    void proven(InetSocketAddress remote) {
        Accepted socket = open.get(remote);
        if (socket != null) {
            socket.prove();
        }
    }

    /** A connection that was accepted; leaves the guard's books when it is closed. */
    final class Accepted extends Socket {
        private InetSocketAddress remote;
        private Scheduler.Cancellable deadline;
        private boolean counted;
        private final Transport transport;

        private Accepted(Transport transport) {
            this.transport = transport;
        }

        private synchronized void enter() {
            remote = (InetSocketAddress) getRemoteSocketAddress();
            counted = true;
            unproven.incrementAndGet();
            unprovenFrom.merge(remote.getAddress(), 1, Integer::sum);
            open.put(remote, this);
            deadline = scheduler.after(TIME_TO_PROVE, this::expire);
        }

        private synchronized void prove() {
            if (counted) {
                counted = false;
                unproven.decrementAndGet();
                unprovenFrom.computeIfPresent(remote.getAddress(), (from, count) -> count > 1 ? count - 1 : null);
                deadline.cancel();
            }
        }

        private void expire() {
            try {
                close();
            } catch (IOException e) {
                LOG.debug("Closing {}: {}", remote, e.toString());
            }
        }

        @Override
        public void close() throws IOException {
            boolean known;
            synchronized (this) {
                known = remote != null && !counted;
                if (remote != null) {
                    prove();
                    known &= open.remove(remote, this);
                }
            }
            super.close();
            if (known) {
                lost.accept(new Flow(transport, remote));
            }
        }
    }
}
