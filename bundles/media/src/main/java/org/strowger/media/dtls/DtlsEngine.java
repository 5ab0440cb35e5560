package org.strowger.media.dtls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bouncycastle.tls.DTLSRequest;
import org.bouncycastle.tls.DTLSVerifier;
import org.bouncycastle.tls.DatagramSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaSecurity;

/**
 * What all DTLS associations share: the certificate, and the threads on which handshakes run. However many begin at once,
 * only as many as half the processors compute at a time. The library is loaded when it is first needed.
 */
public final class DtlsEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DtlsEngine.class);
    /** Handshakes that may wait for the party's next datagram at a time. */
    private static final int MOST_THREADS = 64;

    private static final int MOST_WAITING = 512;
    private static final int IDLE_SECONDS = 10;
    private static final int COOKIE_ROOM = 1200;

    private final SecureRandom random;
    private final Supplier<Instant> clock;
    private final Semaphore turns;
    private final ThreadPoolExecutor threads;
    private DtlsIdentity identity;
    private DTLSVerifier verifier;

    public DtlsEngine(SecureRandom random, Supplier<Instant> clock) {
        this.random = random;
        this.clock = clock;
        turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                task -> {
                    Thread thread = new Thread(task, "media-dtls-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    synchronized DtlsIdentity identity() {
        if (identity == null) {
            identity = DtlsIdentity.make(random, clock.get());
            LOG.debug("Media certificate made, {}", identity.fingerprint());
        }
        return identity;
    }

    /** Of our certificate, as in SDP. The first call makes the certificate, which takes some tenths of a second. */
    public String fingerprint() {
        return identity().fingerprint();
    }

    /** Makes the certificate on another thread, before somebody waits for it. */
    public void prepare() {
        run(this::identity);
    }

    /**
     * An association with one party, at one address.
     *
     * @param cookies the party has not shown yet that it is where its packets claim to come from
     * @return null when the fingerprint is none that can be checked; see {@link #unusable}
     */
    public DtlsAssociation associate(MediaSecurity.Dtls agreed, boolean cookies, DtlsAssociation.Wire wire) {
        return Fingerprint.parse(agreed.fingerprint())
                .map(expected -> new DtlsAssociation(this, agreed.active(), expected, cookies, wire))
                .orElse(null);
    }

    /** What to say of a fingerprint that cannot be checked. */
    public static Problem unusable() {
        return new Problem(
                "media.dtls.hash",
                "",
                Text.of(
                        "The party's certificate fingerprint is malformed or not of SHA-256, SHA-384 or SHA-512.",
                        "对方的证书指纹格式有误，或未使用 SHA-256、SHA-384、SHA-512。"));
    }

    /** What to say when there was no handshake in time. */
    public static Problem late() {
        return new Problem(
                "media.dtls.timeout",
                "",
                Text.of(
                        "Encrypted media could not be set up with the party in time (no DTLS handshake).",
                        "未能及时与对方建立媒体加密（DTLS 握手未完成）。"));
    }

    /** False when there is no room for more. */
    boolean run(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("No thread for a DTLS handshake: {}", e.toString());
            return false;
        }
    }

    Semaphore turns() {
        return turns;
    }

    /**
     * Looks for the cookie in a client's first message; without it, answers with one (RFC 6347 section 4.2.1).
     *
     * @return what to begin the handshake with, or null
     */
    DTLSRequest verify(byte[] datagram, InetSocketAddress source, Consumer<ByteBuffer> answer) {
        byte[] host = source.getAddress().getAddress();
        byte[] client = ByteBuffer.allocate(host.length + 2)
                .put(host)
                .putShort((short) source.getPort())
                .array();
        DatagramSender sender = new DatagramSender() {
            @Override
            public int getSendLimit() {
                return COOKIE_ROOM;
            }

            @Override
            public void send(byte[] bytes, int offset, int length) throws IOException {
                answer.accept(ByteBuffer.wrap(bytes, offset, length));
            }
        };
        DtlsIdentity own = identity();
        synchronized (this) {
            verifier = verifier == null ? new DTLSVerifier(own.crypto()) : verifier;
            return verifier.verifyRequest(client, datagram, 0, datagram.length, sender);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
