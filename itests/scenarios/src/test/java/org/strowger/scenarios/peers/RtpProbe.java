package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.BitSet;
import java.util.TreeSet;

/** One end of a media stream that knows exactly what it sent and what arrived. */
public final class RtpProbe {
    private static final int MAGIC = 0x5354524f;
    private static final int HEADER = 12;
    private static final int PAYLOAD = 160;

    private final DatagramChannel channel;
    private final int id;
    private final int port;
    private InetSocketAddress remote;
    private int sent;
    private boolean stopped;
    private final BitSet received = new BitSet();
    private final TreeSet<Integer> senders = new TreeSet<>();
    private int duplicates;
    private int damaged;
    private int foreign;
    private long lastReceived;
    private long longestGap;

    RtpProbe(DatagramChannel channel, int id) throws IOException {
        this.channel = channel;
        this.id = id;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /**
     * What it saw.
     *
     * @param sent packets sent by it
     * @param sender id of the probe it heard; 0 for none, -1 when several
     * @param first number of the first packet heard
     * @param received different packets heard
     * @param damaged packets with other content than was sent
     * @param foreign packets that no probe sent, such as music
     */
    public record Report(int sent, int sender, int first, int received, int duplicates, int damaged, int foreign) {
        /** Packets missing since the first heard, when the other end sent so many. */
        public int lostOf(int sentByOther) {
            return sentByOther - first - received;
        }
    }

    public int id() {
        return id;
    }

    public int port() {
        return port;
    }

    synchronized boolean isSending() {
        return remote != null;
    }

    /** Begins to send there, once. */
    synchronized void sendTo(int remotePort) {
        if (remote == null) {
            remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), remotePort);
        }
    }

    /** Sends nothing more; still listens. */
    public synchronized void stop() {
        stopped = true;
    }

    public synchronized Report report() {
        int sender = senders.isEmpty() ? 0 : senders.size() == 1 ? senders.first() : -1;
        return new Report(sent, sender, received.nextSetBit(0), received.cardinality(), duplicates, damaged, foreign);
    }

    /** Longest time between two packets that arrived, since this was asked last. */
    public synchronized Duration takeLongestGap() {
        Duration gap = Duration.ofNanos(longestGap);
        longestGap = 0;
        return gap;
    }

    synchronized void sendNext() {
        if (remote == null || stopped) {
            return;
        }
        ByteBuffer packet = ByteBuffer.allocate(HEADER + PAYLOAD);
        packet.put((byte) 0x80).put((byte) (sent == 0 ? 0x80 : 0)).putShort((short) sent);
        packet.putInt(sent * PAYLOAD).putInt(id);
        packet.put(payload(id, sent)).flip();
        try {
            if (channel.send(packet, remote) > 0) {
                sent++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer payload(int sender, int number) {
        ByteBuffer payload =
                ByteBuffer.allocate(PAYLOAD).putInt(MAGIC).putInt(sender).putInt(number);
        while (payload.hasRemaining()) {
            payload.put((byte) (number * 31 + payload.position() * 7 + sender));
        }
        return payload.flip();
    }

    void receiveAll(ByteBuffer packet) throws IOException {
        packet.clear();
        while (channel.isOpen() && channel.receive(packet) != null) {
            packet.flip();
            judge(packet);
            packet.clear();
        }
    }

    private synchronized void judge(ByteBuffer packet) {
        if (packet.remaining() != HEADER + PAYLOAD || packet.getInt(HEADER) != MAGIC) {
            foreign++;
            return;
        }
        int sender = packet.getInt(HEADER + 4);
        int number = packet.getInt(HEADER + 8);
        long now = System.nanoTime();
        longestGap = lastReceived == 0 ? 0 : Math.max(longestGap, now - lastReceived);
        lastReceived = now;
        senders.add(sender);
        packet.position(HEADER);
        if (!packet.equals(payload(sender, number))) {
            damaged++;
        } else if (received.get(number)) {
            duplicates++;
        } else {
            received.set(number);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
