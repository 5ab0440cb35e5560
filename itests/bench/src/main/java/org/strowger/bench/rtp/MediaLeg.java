package org.strowger.bench.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One socket that sends and receives G.711 packets; each packet carries when and by whom it was sent. */
public final class MediaLeg implements AutoCloseable {
    static final int HEADER = 12;
    static final int PACKET = 172;
    private static final int RECEIVE_BUFFER = 1 << 18;

    final int id;
    private final DatagramChannel channel;
    private final int port;
    private volatile boolean connected;
    private volatile byte payloadType;
    private int sequence;
    /** Of packets that this leg sent: written by the sender. */
    long sent;
    /** Of packets that this leg sent, by whomever they were received: written by the receiver. */
    long received;

    long lastReceivedAt;
    long lastSentAt;

    MediaLeg(int id) {
        this.id = id;
        try {
            channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.configureBlocking(false);
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it wants its media. */
    public int port() {
        return port;
    }

    /** From now on it sends there, and hears only from there. */
    public void connect(int remotePort) {
        try {
            channel.connect(new InetSocketAddress("127.0.0.1", remotePort));
            connected = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what it sends; 0 is PCMU, 8 is PCMA. */
    public void payloadType(int type) {
        payloadType = (byte) type;
    }

    DatagramChannel channel() {
        return channel;
    }

    /** Sends a packet, stamped with the time just before; false when it could not. */
    boolean send(ByteBuffer packet) throws IOException {
        if (!connected) {
            return false;
        }
        packet.clear();
        packet.put((byte) 0x80).put(payloadType).putShort((short) sequence).putInt(sequence * 160);
        sequence++;
        packet.putInt(id).putInt(id).putLong(System.nanoTime()).position(0);
        try {
            return channel.write(packet) == PACKET;
        } catch (PortUnreachableException nobodyThere) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
