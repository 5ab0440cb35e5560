package org.strowger.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link over a socket of our own. All of it but {@link #write} happens on its loop's thread. */
final class SocketCarrier implements Carrier, NioLoop.Ready {
    private static final Logger LOG = LoggerFactory.getLogger(SocketCarrier.class);

    private final SocketChannel channel;
    private final NioLoop loop;
    private final Link link;
    private final TlsPipe tls;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    /** Bytes handed to write and not yet taken by the kernel. */
    private final AtomicInteger queued = new AtomicInteger();

    private SelectionKey key;
    private boolean finishing;

    /** @param tls null for plain TCP */
    SocketCarrier(SocketChannel channel, NioLoop loop, Link link, TlsPipe tls) {
        this.channel = channel;
        this.loop = loop;
        this.link = link;
        this.tls = tls;
        link.carriedBy(this, tls != null);
    }

    /** On the loop's thread. */
    void start() {
        try {
            key = loop.register(channel, channel.isConnected() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (channel.isConnected()) {
                connected();
            }
        } catch (IOException e) {
            LOG.debug("{}: {}", link.peer(), e.toString());
            failed();
        }
    }

    private void connected() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        if (tls != null) {
            tls.begin(this);
        }
        flush();
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
        if (ready.isConnectable()) {
            channel.finishConnect();
            connected();
        }
        if (ready.isValid() && ready.isReadable()) {
            read();
        }
        if (ready.isValid() && ready.isWritable()) {
            flush();
        }
    }

    private void read() throws IOException {
        ByteBuffer buffer = loop.received.clear();
        if (tls != null) {
            tls.takeRest(buffer);
        }
        int count = channel.read(buffer);
        buffer.flip();
        if (count < 0) {
            closeChannel();
            link.close();
        } else if (!finishing && tls != null) {
            tls.received(buffer, this);
        } else if (!finishing) {
            link.received(buffer);
        }
    }

    @Override
    public void write(ByteBuffer bytes) {
        int size = bytes.remaining();
        if (queued.addAndGet(size) > LinkLimits.QUEUE_BYTES) {
            LOG.debug("{} does not read what it is sent", link.peer());
            link.close();
            return;
        }
        loop.execute(() -> {
            try {
                send(bytes, size);
            } catch (IOException e) {
                LOG.debug("{}: {}", link.peer(), e.toString());
                failed();
            }
        });
    }

    private void send(ByteBuffer bytes, int size) throws IOException {
        if (tls == null) {
            waiting.add(bytes);
        } else {
            queued.addAndGet(-size);
            tls.send(bytes, this);
        }
        flush();
    }

    /** Bytes as they go over the network, from TLS. */
    void encrypted(ByteBuffer bytes) {
        queued.addAndGet(bytes.remaining());
        waiting.add(bytes);
    }

    void flush() throws IOException {
        if (!channel.isConnected()) {
            return;
        }
        while (!waiting.isEmpty()) {
            ByteBuffer next = waiting.peek();
            queued.addAndGet(-channel.write(next));
            if (next.hasRemaining()) {
                key.interestOps(key.interestOps() | SelectionKey.OP_WRITE);
                return;
            }
            waiting.remove();
        }
        if (key.isValid()) {
            key.interestOps(key.interestOps() & ~SelectionKey.OP_WRITE);
        }
        if (finishing) {
            // What it still sends is read and forgotten: closing with unread bytes would take our last words away.
            channel.shutdownOutput();
        }
    }

    /** Stops or goes on reading. */
    void reading(boolean on) {
        if (key.isValid()) {
            key.interestOps(on ? key.interestOps() | SelectionKey.OP_READ : key.interestOps() & ~SelectionKey.OP_READ);
        }
    }

    NioLoop loop() {
        return loop;
    }

    Link link() {
        return link;
    }

    @Override
    public void failed() {
        link.close();
    }

    @Override
    public void finish() {
        loop.execute(() -> {
            finishing = true;
            try {
                if (tls != null) {
                    tls.end(this);
                }
                flush();
            } catch (IOException e) {
                LOG.debug("{}: {}", link.peer(), e.toString());
                closeChannel();
            }
        });
    }

    @Override
    public void close() {
        loop.execute(this::closeChannel);
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", link.peer(), e.toString());
        }
        waiting.clear();
    }
}
