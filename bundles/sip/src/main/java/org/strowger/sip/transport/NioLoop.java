package org.strowger.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that looks after the sockets of many connections. */
final class NioLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NioLoop.class);
    private static final int SCRATCH = 32 * 1024;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /** For bytes that do not stay; only on the loop's thread. */
    final ByteBuffer received = ByteBuffer.allocate(SCRATCH);

    final ByteBuffer plain = ByteBuffer.allocate(SCRATCH);
    final ByteBuffer wrapped = ByteBuffer.allocate(SCRATCH);
    private volatile boolean closed;

    /** What a socket can do. Called on the loop's thread. */
    interface Ready {
        void ready(SelectionKey key) throws IOException;

        void failed();
    }

    NioLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task on the thread, at once when this is it. */
    void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            tasks.add(task);
            selector.wakeup();
        }
    }

    /** On the loop's thread. */
    SelectionKey register(SelectableChannel channel, int interest, Ready handler) throws ClosedChannelException {
        return channel.register(selector, interest, handler);
    }

    private void run() {
        while (!closed) {
            try {
                selector.select();
                tasks();
                for (Iterator<SelectionKey> i = selector.selectedKeys().iterator(); i.hasNext(); ) {
                    SelectionKey key = i.next();
                    i.remove();
                    handle(key);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("Connections: {}", e.toString());
            }
        }
        shutDown();
    }

    private void tasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A connection's task failed: {}", e.toString());
                LOG.debug("Cause", e);
            }
        }
    }

    private static void handle(SelectionKey key) {
        Ready handler = (Ready) key.attachment();
        try {
            if (key.isValid()) {
                handler.ready(key);
            }
        } catch (IOException e) {
            LOG.debug("Connection lost: {}", e.toString());
            handler.failed();
        } catch (RuntimeException e) {
            LOG.error("A connection failed: {}", e.toString());
            LOG.debug("Cause", e);
            handler.failed();
        }
    }

    private void shutDown() {
        tasks();
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("Closing: {}", e.toString());
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
