package org.strowger.sip.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * TLS between a socket and a link. The loop's buffers are used for what passes through; only an incomplete record is kept.
 * Costly steps of the handshake run on other threads. On the loop's thread.
 */
final class TlsPipe {
    private static final byte[] NOTHING = {};
    private final SSLEngine engine;
    private final Executor helpers;
    private final Deque<ByteBuffer> early = new ArrayDeque<>();
    private byte[] rest = NOTHING;
    private boolean established;
    private boolean helping;

    TlsPipe(SSLEngine engine, Executor helpers) {
        this.engine = engine;
        this.helpers = helpers;
    }

    void begin(SocketCarrier carrier) throws IOException {
        engine.beginHandshake();
        advance(carrier, ByteBuffer.allocate(0));
    }

    /** Puts what was left before the bytes that come now. */
    void takeRest(ByteBuffer buffer) {
        buffer.put(rest);
        rest = NOTHING;
    }

    void received(ByteBuffer bytes, SocketCarrier carrier) throws IOException {
        advance(carrier, bytes);
    }

    private void advance(SocketCarrier carrier, ByteBuffer bytes) throws IOException {
        boolean going = true;
        while (going && !helping) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> help(carrier);
                case NEED_WRAP -> going = wrap(ByteBuffer.allocate(0), carrier);
                default -> going = bytes.hasRemaining() && unwrap(bytes, carrier);
            }
        }
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
        carrier.flush();
    }

    private void help(SocketCarrier carrier) {
        helping = true;
        carrier.reading(false);
        helpers.execute(() -> {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
            carrier.loop().execute(() -> helped(carrier));
        });
    }

    private void helped(SocketCarrier carrier) {
        helping = false;
        ByteBuffer pending = ByteBuffer.wrap(rest);
        rest = NOTHING;
        carrier.reading(true);
        try {
            advance(carrier, pending);
        } catch (IOException e) {
            alert(carrier);
        }
    }

    /** The peer is told why, as far as the engine has something to say. */
    private void alert(SocketCarrier carrier) {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(ByteBuffer.allocate(0), carrier)) {
                carrier.flush();
            }
            carrier.flush();
        } catch (IOException e) {
            carrier.failed();
        }
        carrier.failed();
    }

    private boolean unwrap(ByteBuffer bytes, SocketCarrier carrier) throws IOException {
        ByteBuffer plain = carrier.loop().plain.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(bytes, plain);
        } catch (IOException e) {
            alert(carrier);
            return false;
        }
        finished(result, carrier);
        if (plain.flip().hasRemaining()) {
            carrier.link().received(plain);
        }
        return switch (result.getStatus()) {
            case OK -> true;
            case CLOSED -> {
                carrier.failed();
                yield false;
            }
            default -> false;
        };
    }

    private boolean wrap(ByteBuffer plain, SocketCarrier carrier) throws IOException {
        ByteBuffer wrapped = carrier.loop().wrapped.clear();
        SSLEngineResult result = engine.wrap(plain, wrapped);
        if (wrapped.flip().hasRemaining()) {
            carrier.encrypted(
                    ByteBuffer.allocate(wrapped.remaining()).put(wrapped).flip());
        }
        finished(result, carrier);
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private void finished(SSLEngineResult result, SocketCarrier carrier) throws IOException {
        boolean again = established
                && result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                && !engine.getSession().getProtocol().equals("TLSv1.3");
        if (again) {
            throw new IOException("renegotiation is not allowed");
        }
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED && !established) {
            established = true;
            carrier.link().established();
            while (!early.isEmpty()) {
                wrapAll(early.remove(), carrier);
            }
        }
    }

    void send(ByteBuffer bytes, SocketCarrier carrier) throws IOException {
        if (established) {
            wrapAll(bytes, carrier);
        } else {
            early.add(bytes);
        }
    }

    private void wrapAll(ByteBuffer bytes, SocketCarrier carrier) throws IOException {
        while (bytes.hasRemaining() && wrap(bytes, carrier)) {
            continue;
        }
    }

    /** Says goodbye. */
    void end(SocketCarrier carrier) throws IOException {
        engine.closeOutbound();
        wrap(ByteBuffer.allocate(0), carrier);
    }
}
