package org.strowger.media.rtp;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.strowger.api.media.MediaBridge;
import org.strowger.media.net.EventLoop;

/** Two endpoints that hear each other. */
public final class PairBridge implements MediaBridge {
    private final UdpRtpEndpoint a;
    private final UdpRtpEndpoint b;
    private final Relay fromA;
    private final Relay fromB;
    private final Consumer<PairBridge> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param onClose told once when it ends */
    public PairBridge(UdpRtpEndpoint a, UdpRtpEndpoint b, Consumer<PairBridge> onClose) {
        this.a = a;
        this.b = b;
        this.onClose = onClose;
        fromA = new Relay(b.out(), b::negotiated, true);
        fromB = new Relay(a.out(), a::negotiated, true);
    }

    /** Joins them; bridges they were in are closed. */
    public void open() {
        leave(a);
        leave(b);
        EventLoop loop = a.loop().load() <= b.loop().load() ? a.loop() : b.loop();
        a.moveTo(loop);
        b.moveTo(loop);
        a.join(this);
        b.join(this);
        if (a.closed() || b.closed()) {
            close();
        }
    }

    private static void leave(UdpRtpEndpoint endpoint) {
        PairBridge before = endpoint.bridge();
        if (before != null) {
            before.close();
        }
    }

    PacketSink from(UdpRtpEndpoint endpoint) {
        return endpoint == a ? fromA : fromB;
    }

    @Override
    public boolean relaying() {
        Negotiated one = a.negotiated();
        Negotiated other = b.negotiated();
        return !closed.get() && one != null && other != null && one.format().equals(other.format());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            a.join(null);
            b.join(null);
            a.afterPackets(fromA::end);
            b.afterPackets(fromB::end);
            onClose.accept(this);
        }
    }
}
