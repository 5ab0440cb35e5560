package org.strowger.sip.udp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Standing;

/**
 * SIP over UDP: one thread empties the socket, so that what waits does so where its age is seen; a few workers handle the
 * messages, those of one call always the same worker.
 */
public final class UdpTransport implements AutoCloseable {
    /** Of a datagram; no longer one is read. */
    private static final int LONGEST = 65_535;

    private static final int BUFFER = 8 << 20;
    private static final int MOST_WORKERS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(UdpTransport.class);

    private final DatagramChannel channel;
    private final Function<InetAddress, Standing> police;
    private final LongSupplier nanoTime;
    private final List<Inbox> inboxes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile Receiver receiver;

    /** Takes messages. Must not throw. */
    public interface Receiver {
        /**
         * A message of a peer.
         *
         * @param waited nanoseconds since it came
         * @param asks whether somebody known asks for something new
         */
        void received(byte[] data, Flow flow, long waited, boolean asks);

        /**
         * A message that asks for something new has waited so long that it is probably on its way once more.
         *
         * @param callOfKnown it is about a new call of somebody known
         */
        boolean tooLate(long waited, boolean callOfKnown);
    }

    /**
     * Opens the socket.
     *
     * @param police judges the source of each message before it is read
     */
    public UdpTransport(InetSocketAddress bind, Function<InetAddress, Standing> police, LongSupplier nanoTime)
            throws IOException {
        this.police = police;
        this.nanoTime = nanoTime;
        this.channel = open(bind.getAddress());
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
            channel.bind(bind);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Begins to read. */
    public void start(Receiver messages) {
        receiver = messages;
        int workers = Math.min(MOST_WORKERS, Math.max(2, Runtime.getRuntime().availableProcessors()));
        for (int i = 0; i < workers; i++) {
            Inbox inbox = new Inbox();
            inboxes.add(inbox);
            thread("strowger-sip-udp-" + (i + 1), () -> work(inbox));
        }
        thread("strowger-sip-udp-reader", this::read);
        threads.forEach(Thread::start);
    }

    private void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST);
        while (channel.isOpen()) {
            try {
                InetSocketAddress source = (InetSocketAddress) channel.receive(buffer.clear());
                Standing standing = police.apply(source.getAddress());
                if (standing != Standing.UNWELCOME) {
                    byte[] data = new byte[buffer.flip().remaining()];
                    buffer.get(data);
                    hand(new Datagram(data, source, standing == Standing.KNOWN, nanoTime.getAsLong()));
                }
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.debug("Receiving failed: {}", e.toString());
            }
        }
    }

    private void hand(Datagram datagram) {
        Inbox inbox = inboxes.get(Math.floorMod(datagram.call(), inboxes.size()));
        if (!datagram.keepsAlive() && !inbox.put(datagram)) {
            dropped.incrementAndGet();
        }
    }

    private void work(Inbox inbox) {
        try {
            for (Datagram next = inbox.take(); next != null; next = inbox.take()) {
                long waited = nanoTime.getAsLong() - next.at();
                boolean asks = next.asks();
                if (asks && receiver.tooLate(waited, next.known() && next.invites())) {
                    dropped.incrementAndGet();
                } else {
                    boolean counts = asks && next.known();
                    receiver.received(next.data(), new Flow(Transport.UDP, next.source()), waited, counts);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("A worker is ended");
        }
    }

    /** Sends a datagram. Thread safe. */
    public void send(InetSocketAddress to, byte[] message) throws IOException {
        channel.send(ByteBuffer.wrap(message), to);
    }

    /** Datagrams that were thrown away because they came too late or too many. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing: {}", e.toString());
        }
        inboxes.forEach(Inbox::close);
        threads.forEach(UdpTransport::ended);
    }

    private static void ended(Thread thread) {
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All addresses are those of both kinds. */
    private static DatagramChannel open(InetAddress bind) throws IOException {
        if (bind.isAnyLocalAddress()) {
            return DatagramChannel.open();
        }
        return DatagramChannel.open(
                bind instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    }
}
