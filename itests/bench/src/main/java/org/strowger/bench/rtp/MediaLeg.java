package org.strowger.bench.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import org.strowger.bench.sip.Media;

/** One socket that sends and receives G.711 packets; each packet carries when and by whom it was sent. */
public final class MediaLeg implements AutoCloseable {
    static final int HEADER = 12;
    static final int PACKET = 172;
    private static final int RECEIVE_BUFFER = 1 << 18;

    final int id;
    private final DatagramChannel channel;
    private final int port;
    private final byte[] ownKey = new byte[Srtp.KEY];
    private volatile boolean connected;
    private volatile Srtp outgoing;
    private volatile Srtp incoming;
    private volatile byte payloadType;
    private int sequence;
    /** Of the last packet: read by the sender. */
    long stampedAt;
    /** Of packets that this leg sent: written by the sender. */
    long sent;
    /** Of packets that this leg sent, by whomever they were received: written by the receiver. */
    long received;

    long lastReceivedAt;
    long lastSentAt;

    MediaLeg(int id) {
        this.id = id;
        try {
            new SecureRandom().nextBytes(ownKey);
            channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.configureBlocking(false);
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it wants its media. */
    public Media plain() {
        return Media.plain(port);
    }

    /** Where it wants its media, and the key that it sends with. */
    public Media encrypted() {
        return Media.encrypted(port, ownKey);
    }

    /** From now on it sends there, and hears only from there; encrypted when the other side is. */
    public void connect(Media remote) {
        try {
            channel.connect(new InetSocketAddress("127.0.0.1", remote.port()));
            if (remote.encrypted()) {
                outgoing = new Srtp(ownKey);
                incoming = new Srtp(remote.keyBytes());
            }
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
        stampedAt = System.nanoTime();
        packet.putInt(id).putInt(id).putLong(stampedAt).clear().limit(PACKET);
        if (outgoing != null) {
            outgoing.protect(packet);
        }
        try {
            return channel.write(packet) >= PACKET;
        } catch (PortUnreachableException nobodyThere) {
            return false;
        }
    }

    /** Reads a packet into the buffer, from its start to its limit; false when it is none of ours. */
    boolean read(ByteBuffer packet) throws IOException {
        packet.clear();
        channel.read(packet);
        packet.flip();
        Srtp keys = incoming;
        if (keys != null && packet.limit() == PACKET + Srtp.TAG) {
            keys.unprotect(packet);
        }
        return packet.limit() == PACKET;
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
