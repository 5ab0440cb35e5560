package org.strowger.bench.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends 50 packets a second from each of its legs, spread over the 20 ms, and receives what the other legs sent. One thread
 * sends, one receives; neither allocates for a packet.
 */
public final class Generator implements AutoCloseable {
    private static final long FRAME_NANOS = 20_000_000;
    private static final int SLOTS = 20;
    private static final long GAP_NANOS = 60_000_000;

    private final List<MediaLeg> legs;
    private final Selector selector;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(MediaLeg.PACKET + Srtp.TAG);
    private final Thread sender = new Thread(this::sendAll, "rtp-sender");
    private final Thread receiver = new Thread(this::receiveAll, "rtp-receiver");
    private volatile boolean running = true;
    private volatile long from = Long.MAX_VALUE;
    private volatile long until = Long.MAX_VALUE;
    private final Transit transit = new Transit();
    private final boolean stamped;
    private long gaps;
    private long ownGaps;

    public Generator(int legCount) {
        this(legCount, true);
    }

    /** @param stamped false when what is received is not what was sent, but as much: then times are not measured */
    public Generator(int legCount, boolean stamped) {
        this.stamped = stamped;
        legs = IntStream.range(0, legCount).mapToObj(MediaLeg::new).toList();
        try {
            selector = Selector.open();
            for (MediaLeg leg : legs) {
                leg.channel().register(selector, SelectionKey.OP_READ, leg);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sender.setDaemon(true);
        receiver.setDaemon(true);
    }

    /**
     * What was measured.
     *
     * @param gaps times that a leg heard nothing for more than 60 ms
     * @param ownGaps those of them where the generator itself had not sent
     */
    public record Result(long sent, long received, long gaps, long ownGaps, Transit transit) {
        public double lossPercent() {
            return sent == 0 ? Double.NaN : 100.0 * (sent - received) / sent;
        }
    }

    public List<MediaLeg> legs() {
        return legs;
    }

    public Generator start() {
        receiver.start();
        sender.start();
        return this;
    }

    /** Packets sent from now until {@link #stopMeasuring} count. */
    public void startMeasuring() {
        from = System.nanoTime();
    }

    public void stopMeasuring() {
        until = System.nanoTime();
    }

    /** Ends both threads; what arrived until now counts. */
    public Result finish() {
        close();
        long sent = legs.stream().mapToLong(leg -> leg.sent).sum();
        long received = legs.stream().mapToLong(leg -> leg.received).sum();
        return new Result(sent, received, gaps, ownGaps, transit);
    }

    private void sendAll() {
        long start = System.nanoTime();
        try {
            for (long slot = 0; running; slot++) {
                pauseUntil(start + slot * (FRAME_NANOS / SLOTS));
                for (int i = (int) (slot % SLOTS); i < legs.size(); i += SLOTS) {
                    MediaLeg leg = legs.get(i);
                    boolean counts = leg.send(outgoing) && isMeasured(leg.stampedAt);
                    leg.sent += counts ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pauseUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private boolean isMeasured(long sentAt) {
        return sentAt >= from && sentAt < until;
    }

    private void receiveAll() {
        try {
            while (running) {
                selector.select(this::receive, 100);
            }
        } catch (ClosedSelectorException | IOException e) {
            if (running) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void receive(SelectionKey key) {
        try {
            MediaLeg leg = (MediaLeg) key.attachment();
            boolean ours = leg.read(incoming);
            long at = System.nanoTime();
            if (ours && stamped) {
                packet(at);
            } else if (ours && isMeasured(at)) {
                arrived(leg, at);
            }
        } catch (java.net.PortUnreachableException notYet) {
            incoming.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void arrived(MediaLeg leg, long at) {
        gaps += leg.lastReceivedAt != 0 && at - leg.lastReceivedAt > GAP_NANOS ? 1 : 0;
        leg.lastReceivedAt = at;
        leg.received++;
    }

    private void packet(long at) {
        int id = incoming.getInt(MediaLeg.HEADER);
        long sentAt = incoming.getLong(MediaLeg.HEADER + 4);
        if (id < 0 || id >= legs.size() || !isMeasured(sentAt)) {
            return;
        }
        MediaLeg leg = legs.get(id);
        if (leg.lastReceivedAt != 0 && at - leg.lastReceivedAt > GAP_NANOS) {
            gaps++;
            ownGaps += sentAt - leg.lastSentAt > GAP_NANOS ? 1 : 0;
        }
        leg.lastReceivedAt = at;
        leg.lastSentAt = sentAt;
        leg.received++;
        transit.add(at - sentAt);
    }

    @Override
    public void close() {
        running = false;
        try {
            sender.join(1000);
            receiver.join(1000);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        legs.forEach(MediaLeg::close);
    }
}
