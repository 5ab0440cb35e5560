package org.strowger.media.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that waits for the packets of many sockets and hands each socket to its owner. */
public final class EventLoop implements AutoCloseable {
    /** Owner of a socket. */
    public interface Receiver {
        /**
         * The socket has a packet. Reads one packet at most, so that no socket can starve the others. Called on the
         * loop's thread.
         *
         * @param scratch the loop's buffer, free to use until return
         * @param nanos monotonic time
         */
        void readable(ByteBuffer scratch, long nanos);
    }

    /** Anything longer than this is no audio; it arrives cut off and is thrown away for its length. */
    public static final int SCRATCH_BYTES = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private final Selector selector;
    private final Thread thread;
    private final LongSupplier clock;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> released = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicInteger load = new AtomicInteger();
    private final Consumer<SelectionKey> ready = this::ready;
    private volatile boolean stopping;

    public EventLoop(String name, LongSupplier clock) throws IOException {
        this.clock = clock;
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a short task on the loop's thread, soon. From the loop's own thread too it runs later, never at once. */
    public void execute(Runnable task) {
        tasks.add(task);
        if (woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Starts to watch a socket. Loop's thread only. */
    public void watch(DatagramChannel channel, Receiver receiver) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, receiver);
    }

    /** Ends watching; the socket may be given to another loop at once. Loop's thread only. */
    public void unwatch(DatagramChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    /**
     * Runs a task after the selector has let go of the sockets closed so far: only then are their ports free. Loop's
     * thread only.
     */
    public void afterRelease(Runnable task) {
        released.add(task);
    }

    /** Whether the selector has yet to let go of a socket that is not watched any more: until then it cannot be watched. Loop's thread only. */
    public boolean lettingGo(DatagramChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        return key != null && !key.isValid();
    }

    /** Number of owners counted in by {@link #count}, to spread new ones. */
    public int load() {
        return load.get();
    }

    public void count(int change) {
        load.addAndGet(change);
    }

    public boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            int due = released.size();
            try {
                // A wake-up would not do: asked for while packets are handled, it is lost with the one that came before
                // them.
                if (due > 0) {
                    selector.selectNow(ready);
                } else {
                    selector.select(ready);
                }
            } catch (IOException e) {
                LOG.error("Waiting for packets failed: {}", e.toString());
            }
            // Only what was closed before this wait began has been let go of by now.
            for (int i = 0; i < due; i++) {
                guarded(released.poll());
            }
            runPosted();
        }
    }

    private void runPosted() {
        woken.set(false);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("A media task failed: {}", e.toString());
            LOG.debug("Details", e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (!tasks.isEmpty()) {
                // What was asked for before a packet came is done before the packet is handled.
                runPosted();
            }
            if (!key.isValid()) {
                return;
            }
            scratch.clear();
            ((Receiver) key.attachment()).readable(scratch, clock.getAsLong());
        } catch (RuntimeException e) {
            // One party's packet must never stop the sound of the others.
            LOG.warn("A packet could not be handled: {}", e.toString());
            LOG.debug("Details", e);
        }
    }

    @Override
    public void close() {
        execute(() -> stopping = true);
        try {
            thread.join(2000);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("Closing the selector: {}", e.toString());
        }
    }
}
