package org.strowger.testkit.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests that prove nothing, from one loopback address or from thousands, until it is closed: what an attacker does to a
 * system that a test runs.
 */
public final class Flood implements AutoCloseable {
    private static final String[] METHODS = {"REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE"};
    private static final int BATCH = 100;

    private final InetSocketAddress server;
    private final int sources;
    private final long pauseNanos;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::run, "flood");

    private Flood(String server, int sources, int perSecond) {
        String[] parts = server.split(":");
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        this.sources = sources;
        this.pauseNanos = 1_000_000_000L * BATCH / perSecond;
        thread.setDaemon(true);
    }

    /** @param sources how many addresses it comes from, none of them 127.0.0.1 */
    public static Flood start(String server, int sources, int perSecond) {
        Flood flood = new Flood(server, sources, perSecond);
        flood.thread.start();
        return flood;
    }

    public long sent() {
        return sent.get();
    }

    private void run() {
        for (int i = 0; !over.get(); i++) {
            int source = i % sources;
            long begin = System.nanoTime();
            try (DatagramSocket socket = new DatagramSocket(0, address(source))) {
                batch(socket);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(pauseNanos - (System.nanoTime() - begin));
        }
    }

    private static InetAddress address(int source) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) (source / 250), (byte) (1 + source % 250)});
    }

    private void batch(DatagramSocket socket) throws IOException {
        for (int n = 0; n < BATCH; n++) {
            byte[] message = message(METHODS[n % METHODS.length], socket);
            socket.send(new DatagramPacket(message, message.length, server));
            sent.incrementAndGet();
        }
    }

    private byte[] message(String method, DatagramSocket socket) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        String local = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String text = method + " sip:202@" + server.getHostString() + " SIP/2.0\r\nVia: SIP/2.0/UDP " + local
                + ";rport;branch=z9hG4bK" + id + "\r\nMax-Forwards: 70\r\nFrom: <sip:201@" + server.getHostString()
                + ">;tag=" + id + "\r\nTo: <sip:202@" + server.getHostString() + ">\r\nCall-ID: " + id
                + "\r\nCSeq: 1 " + method + "\r\nContact: <sip:201@" + local
                + ">\r\nUser-Agent: friendly-scanner\r\nContent-Length: 0\r\n\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        over.set(true);
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
