package org.strowger.media.dtls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The datagrams of one handshake between the event loop and the worker. The worker has a turn of the processor only
 * while it works on a datagram and not while it waits for one, so that few turns serve many handshakes.
 */
final class Datagrams implements DatagramTransport {
    private static final int QUEUED = 32;
    private static final int RECEIVE_LIMIT = 2048;
    /** Fits through tunnels, over IPv6 too. */
    private static final int SEND_LIMIT = 1200;

    private static final byte[] END = {};

    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Semaphore turns;
    private final Consumer<ByteBuffer> wire;
    private volatile boolean closed;

    Datagrams(Semaphore turns, Consumer<ByteBuffer> wire) {
        this.turns = turns;
        this.wire = wire;
    }

    /** A datagram came; when too many wait it is lost, as datagrams may be. Never blocks. */
    void offer(byte[] datagram) {
        queue.offer(datagram);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        byte[] datagram;
        turns.release();
        try {
            datagram = closed ? END : queue.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            datagram = END;
        } finally {
            turns.acquireUninterruptibly();
        }
        if (closed) {
            throw new IOException("the call has ended");
        }
        if (datagram == null) {
            return -1;
        }
        int taken = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, buffer, offset, taken);
        return taken;
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        if (!closed) {
            wire.accept(ByteBuffer.wrap(buffer, offset, length));
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.offer(END);
    }
}
