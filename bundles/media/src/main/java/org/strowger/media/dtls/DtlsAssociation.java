package org.strowger.media.dtls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.media.SrtpKey;
import org.strowger.media.ice.Allowance;

/**
 * DTLS with one party (RFC 5763, 5764): makes SRTP keys, and carries nothing itself. A handshake that breaks off may be
 * tried again, for whoever broke it off may not have been the party; only a wrong certificate or the lack of a common
 * suite ends it for good. Thread safe.
 */
public final class DtlsAssociation {
    /** The way to the party, and whom to tell. Called on any thread, and must not block. */
    public interface Wire {
        void send(ByteBuffer datagram);

        void secured(SrtpKey ours, SrtpKey theirs);

        /** It can never work. */
        void failed(Problem reason);
    }

    private static final Logger LOG = LoggerFactory.getLogger(DtlsAssociation.class);
    private static final int ATTEMPT_MILLIS = 15_000;
    private static final int MOST_ATTEMPTS = 8;
    private static final int BEGINNINGS_A_SECOND = 10;
    private static final int LATE_DATAGRAMS_A_SECOND = 10;
    private static final int LATE_MILLIS = 1;

    private final DtlsEngine engine;
    private final boolean active;
    private final Fingerprint expected;
    private final boolean cookies;
    private final Wire wire;
    private final Allowance beginnings = new Allowance(BEGINNINGS_A_SECOND);
    private final Allowance late = new Allowance(LATE_DATAGRAMS_A_SECOND);
    private Datagrams current;
    private DTLSTransport established;
    private boolean over;
    private int attempts;

    DtlsAssociation(DtlsEngine engine, boolean active, Fingerprint expected, boolean cookies, Wire wire) {
        this.engine = engine;
        this.active = active;
        this.expected = expected;
        this.cookies = cookies;
        this.wire = wire;
    }

    /** The party can be reached: the active side begins, or tries again. */
    public synchronized void reachable() {
        if (active && idle()) {
            begin(null, null);
        }
    }

    private boolean idle() {
        return !over && current == null && attempts < MOST_ATTEMPTS;
    }

    /** A datagram came from the party's address. */
    public synchronized void datagram(ByteBuffer packet, InetSocketAddress source, long now) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        if (established != null) {
            repeated(bytes, now);
        } else if (current != null) {
            current.offer(bytes);
        } else if (!active && idle() && beginnings.take(now)) {
            if (cookies) {
                engine.run(() -> verify(bytes, source));
            } else {
                begin(bytes, null);
            }
        }
    }

    private void verify(byte[] bytes, InetSocketAddress source) {
        DTLSRequest request = engine.verify(bytes, source, wire::send);
        if (request != null) {
            synchronized (this) {
                if (idle()) {
                    begin(null, request);
                }
            }
        }
    }

    private void begin(byte[] first, DTLSRequest request) {
        Datagrams datagrams = new Datagrams(engine.turns(), wire::send);
        if (first != null) {
            datagrams.offer(first);
        }
        if (engine.run(() -> handshake(datagrams, request))) {
            attempts++;
            current = datagrams;
        }
    }

    private void handshake(Datagrams datagrams, DTLSRequest request) {
        engine.turns().acquireUninterruptibly();
        try {
            Terms terms = new Terms(engine.identity(), expected, ATTEMPT_MILLIS);
            try {
                DTLSTransport through = active
                        ? new DTLSClientProtocol().connect(new ActiveSide(terms), datagrams)
                        : new DTLSServerProtocol().accept(new PassiveSide(terms), datagrams, request);
                succeeded(through, terms);
            } catch (IOException | RuntimeException e) {
                brokenOff(terms.verdict(), e);
            }
        } finally {
            engine.turns().release();
        }
    }

    private void succeeded(DTLSTransport through, Terms terms) {
        synchronized (this) {
            if (over) {
                return;
            }
            established = through;
        }
        wire.secured(terms.key(active), terms.key(!active));
    }

    private void brokenOff(Problem verdict, Exception cause) {
        LOG.debug("DTLS handshake: {}", cause.toString());
        synchronized (this) {
            if (over) {
                return;
            }
            current = null;
            over = verdict != null;
        }
        if (verdict != null) {
            wire.failed(verdict);
        }
    }

    /** Our last flight may have been lost: then the party repeats its own, and must get ours again. */
    private void repeated(byte[] bytes, long now) {
        if (!over && late.take(now)) {
            Datagrams datagrams = current;
            DTLSTransport transport = established;
            datagrams.offer(bytes);
            engine.run(() -> answer(transport, datagrams));
        }
    }

    private void answer(DTLSTransport transport, Datagrams datagrams) {
        // The library's record layer is for one thread at a time. The lock first: who holds a turn must never wait for
        // it.
        synchronized (datagrams) {
            engine.turns().acquireUninterruptibly();
            byte[] ignored = new byte[datagrams.getReceiveLimit()];
            try {
                while (!datagrams.isEmpty()) {
                    transport.receive(ignored, 0, ignored.length, LATE_MILLIS);
                }
            } catch (IOException | RuntimeException e) {
                // The party closed DTLS; when media end is for the signalling to say.
                LOG.debug("After the DTLS handshake: {}", e.toString());
            } finally {
                engine.turns().release();
            }
        }
    }

    /** Ends it; what goes on is stopped. */
    public synchronized void close() {
        over = true;
        if (current != null) {
            current.close();
        }
    }
}
