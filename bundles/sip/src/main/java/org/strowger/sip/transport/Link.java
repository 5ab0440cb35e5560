package org.strowger.sip.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection over which SIP messages come and go: TCP, TLS or WebSocket. Sending is thread safe and never blocks; what
 * comes is handled by one thread at a time.
 */
public final class Link implements Framing.Output {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final Peer peer;
    private final int localPort;
    private final LinkInbox inbox;
    private final ConnectionGuard guard;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Framing framing;
    private volatile Carrier carrier;
    private volatile long heard;
    private volatile long begun = Long.MIN_VALUE;
    private volatile boolean handshaking;
    private volatile boolean proven;

    Link(Peer peer, int localPort, Framing framing, LinkInbox inbox, ConnectionGuard guard) {
        this.peer = peer;
        this.localPort = localPort;
        this.framing = framing;
        this.inbox = inbox;
        this.guard = guard;
        this.heard = guard.now();
    }

    /** @param later a handshake comes first, which has its own time to finish */
    void carriedBy(Carrier those, boolean later) {
        handshaking = later;
        begun = later ? guard.now() : Long.MIN_VALUE;
        carrier = those;
    }

    public Peer peer() {
        return peer;
    }

    /** Whether a user has proven himself over it. */
    public boolean proven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    /** The port of ours that the peer connected to. */
    public int localPort() {
        return localPort;
    }

    /** Sends a message; nothing when the link is over. */
    public void send(byte[] message) {
        if (!over.get()) {
            carrier.write(framing.encode(message));
        }
    }

    /** Bytes have come. By one thread at a time. */
    public void received(ByteBuffer bytes) {
        heard = guard.now();
        try {
            while (bytes.hasRemaining() && !over.get()) {
                framing.feed(bytes, this);
            }
            watchProgress();
        } catch (FramingException e) {
            LOG.debug("{} is closed: {}", peer, e.getMessage());
            farewell(e.farewell());
        }
    }

    private void watchProgress() {
        if (!handshaking && !framing.begun()) {
            begun = Long.MIN_VALUE;
        } else if (begun == Long.MIN_VALUE) {
            begun = heard;
        }
    }

    private void farewell(byte[] last) {
        if (last.length > 0) {
            carrier.write(ByteBuffer.wrap(last));
        }
        if (over.compareAndSet(false, true)) {
            guard.leave(this);
            carrier.finish();
            guard.later(carrier::close);
            inbox.closed(this);
        }
    }

    /** The handshake under the messages is over. */
    void established() {
        handshaking = false;
        begun = Long.MIN_VALUE;
    }

    @Override
    public void message(byte[] message) {
        if (!over.get() && inbox.admit(peer.remote().getAddress())) {
            inbox.message(this, message);
        }
    }

    @Override
    public void answer(ByteBuffer bytes) throws FramingException {
        if (!inbox.admit(peer.remote().getAddress())) {
            throw new FramingException("too many keep-alives", new byte[0]);
        }
        carrier.write(bytes);
    }

    @Override
    public void become(Framing next) {
        framing = next;
    }

    /** Whether what has begun takes too long. */
    boolean stuck(long now) {
        long since = begun;
        return since != Long.MIN_VALUE && now - since > LinkLimits.TIME_TO_FINISH.toNanos();
    }

    /** Asks a quiet WebSocket whether it is there; false when it has not answered. */
    boolean alive(long now) {
        long quiet = now - heard;
        if (!peer.webSocket() || quiet < LinkLimits.QUIET.toNanos()) {
            return true;
        }
        ByteBuffer question = framing.ping();
        if (question != null) {
            carrier.write(question);
        }
        return quiet < LinkLimits.SILENT.toNanos();
    }

    /** Closes the link. Idempotent. */
    public void close() {
        if (over.compareAndSet(false, true)) {
            guard.leave(this);
            carrier.close();
            inbox.closed(this);
        }
    }
}
