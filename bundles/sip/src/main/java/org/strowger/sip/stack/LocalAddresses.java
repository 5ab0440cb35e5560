package org.strowger.sip.stack;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.core.Scheduler;

/**
 * Chooses the address of ours that a peer can reach: the external one for peers outside the local networks, else the
 * address we are bound to, else the one the kernel would send from. The kernel is asked by connecting a datagram socket,
 * which sends nothing; answers are kept for a while, so that a change of address is noticed without a restart.
 */
final class LocalAddresses {
    private static final long KEEP = Duration.ofSeconds(30).toNanos();
    private static final int MOST = 4096;

    private final InetAddress bind;
    private final String external;
    private final Networks local;
    private final Scheduler scheduler;
    private final Map<InetAddress, Known> cache = new ConcurrentHashMap<>();

    /**
     * @param external empty for none
     * @param local networks from which the external address is not used
     */
    LocalAddresses(InetAddress bind, String external, Networks local, Scheduler scheduler) {
        this.bind = bind;
        this.external = external;
        this.local = local;
        this.scheduler = scheduler;
    }

    /** Host as SIP and SDP write it, without brackets for IPv6. */
    String hostFor(InetAddress remote) {
        if (!external.isEmpty() && !local.contains(remote)) {
            return external;
        }
        return bind.isAnyLocalAddress() ? routed(remote) : bind.getHostAddress();
    }

    private String routed(InetAddress remote) {
        long now = scheduler.nanoTime();
        Known known = cache.get(remote);
        if (known == null || now - known.at > KEEP) {
            if (cache.size() >= MOST) {
                cache.clear();
            }
            known = new Known(ask(remote), now);
            cache.put(remote, known);
        }
        return known.host;
    }

    private static String ask(InetAddress remote) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(remote, 9));
            return plain(socket.getLocalAddress());
        } catch (IOException | java.io.UncheckedIOException e) {
            return plain(InetAddress.getLoopbackAddress());
        }
    }

    private static String plain(InetAddress address) {
        String host = address.getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    private record Known(String host, long at) {}
}
