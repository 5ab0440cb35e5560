package org.strowger.sip.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;

/**
 * Keeps idle and anonymous connections from shutting everybody out: there is a limit to all, a lower one to those over
 * which no user has proven himself yet, and these are closed after a short while, as is whatever begins and does not go
 * on. One timer a second looks after all of them. Thread safe.
 */
final class ConnectionGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final LinkLimits limits;
    private final Scheduler scheduler;
    private final Map<Peer, Entry> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> unprovenFrom = new ConcurrentHashMap<>();
    private int unproven;
    private final Scheduler.Cancellable timer;

    private static final class Entry {
        private final Link link;
        private final long since;
        private boolean proven;

        Entry(Link link, long since) {
            this.link = link;
            this.since = since;
        }
    }

    ConnectionGuard(LinkLimits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.timer = scheduler.every(LOOK, this::look);
    }

    long now() {
        return scheduler.nanoTime();
    }

    /** Whether one more may come from there. */
    synchronized boolean room(Peer peer) {
        InetAddress from = peer.remote().getAddress();
        boolean full = open.size() >= limits.connections()
                || unproven >= limits.unproven()
                || unprovenFrom.getOrDefault(from, 0) >= mostUnprovenFromOne();
        if (full) {
            LOG.debug("Too many connections, {} is turned away", peer);
        }
        return !full;
    }

    /** One address cannot take all places, yet the phones of an office that start together share one. */
    private int mostUnprovenFromOne() {
        return Math.max(4, limits.unproven() / 4);
    }

    /** @param ours we made the connection ourselves, so that it has nothing to prove */
    synchronized void enter(Link link, boolean ours) {
        Entry entry = new Entry(link, now());
        entry.proven = ours;
        open.put(link.peer(), entry);
        if (!ours) {
            count(link, 1);
        }
    }

    private void count(Link link, int change) {
        unproven += change;
        unprovenFrom.merge(link.peer().remote().getAddress(), change, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** A user has proven himself over the connection. */
    synchronized void proven(Peer peer) {
        Entry entry = open.get(peer);
        if (entry == null) {
            return;
        }
        entry.link.prove();
        if (!entry.proven) {
            entry.proven = true;
            count(entry.link, -1);
        }
    }

    synchronized void leave(Link link) {
        Entry entry = open.get(link.peer());
        if (entry != null && entry.link == link) {
            open.remove(link.peer());
            if (!entry.proven) {
                count(link, -1);
            }
        }
    }

    Optional<Link> find(Peer peer) {
        return Optional.ofNullable(open.get(peer)).map(e -> e.link);
    }

    /** For what has been told goodbye and may not hang up itself. */
    void later(Runnable closing) {
        scheduler.after(LINGER, closing);
    }

    int size() {
        return open.size();
    }

    private void look() {
        long now = now();
        for (Entry entry : open.values()) {
            if (expired(entry, now) || entry.link.stuck(now) || !entry.link.alive(now)) {
                LOG.debug("{} is closed: nothing useful comes from it", entry.link.peer());
                entry.link.close();
            }
        }
    }

    private synchronized boolean expired(Entry entry, long now) {
        return !entry.proven && now - entry.since > LinkLimits.TIME_TO_PROVE.toNanos();
    }

    @Override
    public void close() {
        timer.cancel();
        open.values().forEach(e -> e.link.close());
    }
}
