package org.strowger.media.rtp;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.strowger.api.media.MediaBridge;

/** Two endpoints that hear each other. */
public final class PairBridge implements MediaBridge {
    private final UdpRtpEndpoint a;
    private final UdpRtpEndpoint b;
    private final Relay fromA;
    private final Relay fromB;
    private final Consumer<PairBridge> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Joins them; bridges they were in are closed. @param onClose told once when it ends */
    public PairBridge(UdpRtpEndpoint a, UdpRtpEndpoint b, Consumer<PairBridge> onClose) {
        this.a = a;
        this.b = b;
        this.onClose = onClose;
        fromA = new Relay(b.out(), b::negotiated, true);
        fromB = new Relay(a.out(), a::negotiated, true);
        leave(a);
        leave(b);
        b.moveTo(a.loop());
        a.join(this);
        b.join(this);
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
