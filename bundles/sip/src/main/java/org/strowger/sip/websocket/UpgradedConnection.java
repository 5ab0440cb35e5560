package org.strowger.sip.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpUpgradeHandler;
import javax.servlet.http.WebConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.sip.transport.Carrier;
import org.strowger.sip.transport.Link;
import org.strowger.sip.transport.Peer;
import org.strowger.sip.transport.WebSocketDoor;

/**
 * Carries a WebSocket's bytes over a connection that the container has handed over. Nothing blocks; one write is under way
 * at a time, and what comes meanwhile waits.
 */
public final class UpgradedConnection implements HttpUpgradeHandler, ReadListener, WriteListener, Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradedConnection.class);
    private static final int READ = 4096;
    private static final int QUEUE_BYTES = 1 << 20;

    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private int queued;
    private boolean writable;
    private boolean finishing;
    private WebSocketDoor door;
    private Peer peer;
    private int localPort;
    private volatile WebConnection connection;
    private volatile Link link;
    private ServletInputStream in;
    private ServletOutputStream out;

    /** Before the container opens it. */
    void opened(WebSocketDoor through, Peer from, int port) {
        door = through;
        peer = from;
        localPort = port;
    }

    @Override
    public void init(WebConnection opened) {
        connection = opened;
        try {
            in = opened.getInputStream();
            out = opened.getOutputStream();
        } catch (IOException e) {
            LOG.debug("{}: {}", peer, e.toString());
            close();
            return;
        }
        Optional<Link> taken = door.enter(peer, localPort, this);
        if (taken.isEmpty()) {
            close();
            return;
        }
        link = taken.get();
        out.setWriteListener(this);
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[READ];
        while (in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                link.close();
                return;
            }
            link.received(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    @Override
    public void onAllDataRead() {
        link.close();
    }

    @Override
    public void onError(Throwable e) {
        LOG.debug("{}: {}", peer, e.toString());
        link.close();
    }

    @Override
    public void write(ByteBuffer bytes) {
        boolean flooded;
        synchronized (this) {
            queued += bytes.remaining();
            flooded = queued > QUEUE_BYTES;
            waiting.add(bytes);
            if (writable && !flooded) {
                pump();
            }
        }
        if (flooded) {
            LOG.debug("{} does not read what it is sent", peer);
            link.close();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        pump();
    }

    private void pump() {
        try {
            while (!waiting.isEmpty() && ready()) {
                ByteBuffer next = waiting.remove();
                queued -= next.remaining();
                out.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
            }
            if (waiting.isEmpty() && ready()) {
                out.flush();
                if (finishing) {
                    close();
                }
            }
        } catch (IOException e) {
            LOG.debug("{}: {}", peer, e.toString());
            writable = false;
            close();
        }
    }

    /** When not, the container calls back. */
    private boolean ready() {
        writable = out.isReady();
        return writable;
    }

    @Override
    public synchronized void finish() {
        finishing = true;
        if (writable) {
            pump();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (Exception e) {
            LOG.debug("{}: {}", peer, e.toString());
        }
    }

    @Override
    public void destroy() {
        Link open = link;
        if (open != null) {
            open.close();
        }
    }
}
