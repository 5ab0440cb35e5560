package org.strowger.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;
import org.strowger.media.ice.Check;
import org.strowger.media.srtp.Srtp;
import org.strowger.media.srtp.SrtpReceiver;
import org.strowger.media.srtp.SrtpSender;

/** A phone with SRTP and RTCP on one port; keeps every datagram as it came. */
final class SecurePhone implements AutoCloseable {
    private final Srtp srtp = new Srtp();
    private final DatagramChannel socket;
    private final List<byte[]> datagrams = new CopyOnWriteArrayList<>();
    private SrtpSender sender;
    private SrtpReceiver receiver;
    int ssrc = 1;
    int sequence = 100;
    InetSocketAddress to;

    SecurePhone() {
        try {
            socket = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::receive).start();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (socket.isOpen()) {
                buffer.clear();
                socket.receive(buffer);
                datagrams.add(Arrays.copyOf(buffer.array(), buffer.position()));
            }
        } catch (IOException e) {
            // Closed by the test.
            return;
        }
    }

    InetSocketAddress address() {
        try {
            return (InetSocketAddress) socket.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SrtpKey key(SrtpSuite suite, int seed) {
        byte[] material = new byte[suite.keyBytes() + suite.saltBytes()];
        Arrays.fill(material, (byte) seed);
        return new SrtpKey(suite, material);
    }

    /** Uses these keys; what the endpoint has to be told. */
    MediaSecurity.Sdes keys(SrtpKey phone, SrtpKey system) {
        sender = srtp.sender(phone);
        receiver = srtp.receiver(system);
        return new MediaSecurity.Sdes(system, phone);
    }

    private ByteBuffer packet(byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80).put((byte) 0).putShort((short) sequence).putInt(sequence * 160);
        sequence++;
        return packet.putInt(ssrc).put(payload).flip();
    }

    void plain(byte[] payload) {
        raw(packet(payload));
    }

    /** Sends protected sound, and returns what was sent. */
    byte[] talk(byte[] payload) {
        byte[] sent = sealed(payload);
        raw(ByteBuffer.wrap(sent));
        return sent;
    }

    /** Protected sound, not sent. */
    byte[] sealed(byte[] payload) {
        ByteBuffer sealed = sender.protect(packet(payload));
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return bytes;
    }

    void raw(ByteBuffer bytes) {
        try {
            socket.send(bytes, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connectivity check with the endpoint's credentials. */
    void check(org.strowger.api.media.IceCredentials system, boolean nominate) {
        raw(Check.good(system.ufrag() + ":theirs", system.password(), nominate, 1000));
    }

    List<byte[]> datagrams() {
        return datagrams;
    }

    /** RTP packets among what came. */
    List<byte[]> media() {
        return datagrams.stream()
                .filter(each -> (each[0] & 0xC0) == 0x80 && !isReport(each))
                .toList();
    }

    /** RFC 5761 section 4: the types from 192 to 223. */
    private static boolean isReport(byte[] packet) {
        return (packet[1] & 0xE0) == 0xC0;
    }

    List<byte[]> reports() {
        return datagrams.stream()
                .filter(each -> (each[0] & 0xC0) == 0x80 && isReport(each))
                .toList();
    }

    /** Opens a protected packet; null when it is not genuine. */
    byte[] opened(byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.allocate(2048).put(sealed).flip();
        boolean report = isReport(sealed);
        boolean genuine = report ? receiver.unprotectControl(buffer) : receiver.unprotect(buffer);
        return genuine ? Arrays.copyOf(buffer.array(), buffer.limit()) : null;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
