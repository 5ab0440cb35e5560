package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody at another address who sends to every media port, again and again, and counts what comes back. */
public final class Stranger implements AutoCloseable {
    private static final int BYE = 0x81CB0001;
    private static final int SENDER_REPORT = 0x80C80006;
    private static final int EXTENDED_REPORT = 0x80CFFFFF;
    private static final int CHECK = 0x00010000;
    private static final int HELLO = 0x16FEFD00;

    private final DatagramChannel channel;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final int first;
    private final int last;
    private final int ssrc;
    private int round;
    private long answers;

    /**
     * @param host another one than those of the phones
     * @param ssrc of the stream that it pretends to be
     */
    public Stranger(String host, int first, int last, int ssrc) {
        this.first = first;
        this.last = last;
        this.ssrc = ssrc;
        try {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins, with five rounds a second. */
    public Stranger start() {
        sender.scheduleAtFixedRate(this::spray, 0, 200, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Rounds over all ports so far. */
    public synchronized int rounds() {
        return round;
    }

    /** Packets that came back to it. */
    public synchronized long answers() {
        return answers;
    }

    private synchronized void spray() {
        try {
            for (int port = first; port <= last; port += 2) {
                send(sound(), port);
                send(digit(), port);
                send(other(port), port);
                send(report(), port + 1);
            }
            round++;
            ByteBuffer in = ByteBuffer.allocate(2048);
            while (channel.receive(in) != null) {
                answers++;
                in.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(ByteBuffer packet, int port) throws IOException {
        channel.send(packet.flip(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private ByteBuffer header(int type, int bytes) {
        ByteBuffer packet = ByteBuffer.allocate(12 + bytes);
        return packet.put((byte) 0x80)
                .put((byte) type)
                .putShort((short) round)
                .putInt(round * 160)
                .putInt(ssrc);
    }

    private ByteBuffer sound() {
        return header(0, 160).put(new byte[160]);
    }

    private ByteBuffer digit() {
        return header(101, 4).putInt(0x058A0320);
    }

    /** A connectivity check, or the beginning of a handshake, from nowhere. */
    private ByteBuffer other(int port) {
        ByteBuffer packet = ByteBuffer.allocate(64);
        return port % 4 == 0
                ? packet.putInt(CHECK).putInt(0x2112A442).putLong(round).putInt(port)
                : packet.putInt(HELLO).putLong(round);
    }

    /** What would end or upset a call if it were believed. */
    private ByteBuffer report() {
        ByteBuffer packet = ByteBuffer.allocate(128);
        return switch (round % 3) {
            case 0 -> packet.putInt(BYE).putInt(ssrc);
            case 1 -> packet.putInt(SENDER_REPORT).putInt(ssrc).put(new byte[20]);
            default -> packet.putInt(EXTENDED_REPORT).putInt(ssrc).put(new byte[100]);
        };
    }

    @Override
    public void close() {
        sender.shutdownNow();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
