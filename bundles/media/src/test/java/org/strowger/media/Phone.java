package org.strowger.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.media.AudioFormat;
import org.strowger.media.codec.G711;

/** The other end of an RTP stream in tests: sends what it is told, keeps what it hears. */
final class Phone implements AutoCloseable {
    /** A packet as it came. */
    record Heard(
            int type, boolean marker, int sequence, long timestamp, int ssrc, byte[] payload, InetSocketAddress from) {}

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final Thread listener;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<byte[]> reports = new CopyOnWriteArrayList<>();
    int type;
    int ssrc;
    int sequence = 100;
    int timestamp = 5000;
    InetSocketAddress to;

    Phone(int ssrc, int type) {
        this(ssrc, type, "127.0.0.1");
    }

    Phone(int ssrc, int type, String address) {
        this.ssrc = ssrc;
        this.type = type;
        try {
            rtp = open(address);
            rtcp = open(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = new Thread(() -> receive(rtp));
        listener.start();
        new Thread(() -> receive(rtcp)).start();
    }

    private static DatagramChannel open(String address) throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(address, 0));
    }

    InetSocketAddress address() {
        return local(rtp);
    }

    InetSocketAddress rtcpAddress() {
        return local(rtcp);
    }

    private static InetSocketAddress local(DatagramChannel channel) {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(DatagramChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        try {
            while (channel.isOpen()) {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                buffer.flip();
                if (channel == rtcp) {
                    reports.add(Arrays.copyOf(buffer.array(), buffer.limit()));
                } else {
                    heard.add(new Heard(
                            buffer.get(1) & 0x7F,
                            buffer.get(1) < 0,
                            buffer.getShort(2) & 0xFFFF,
                            buffer.getInt(4) & 0xFFFFFFFFL,
                            buffer.getInt(8),
                            Arrays.copyOfRange(buffer.array(), 12, buffer.limit()),
                            from));
                }
            }
        } catch (IOException e) {
            // Closed by the test.
            return;
        }
    }

    List<Heard> heard() {
        return heard;
    }

    List<byte[]> reports() {
        return reports;
    }

    /** Sends one packet of sound and moves on by its length. */
    void send(byte[] payload) {
        packet(type, false, timestamp, payload);
        timestamp += payload.length;
    }

    void packet(int payloadType, boolean marker, int time, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80).put((byte) (payloadType | (marker ? 0x80 : 0))).putShort((short) sequence++);
        packet.putInt(time).putInt(ssrc).put(payload).flip();
        raw(packet, to);
    }

    /** Sends any bytes anywhere. */
    void raw(ByteBuffer bytes, InetSocketAddress where) {
        try {
            rtp.send(bytes, where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rawRtcp(ByteBuffer bytes, InetSocketAddress where) {
        try {
            rtcp.send(bytes, where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event packet; the timestamp stays. */
    void event(int payloadType, int code, boolean end, int duration) {
        byte[] payload = {(byte) code, (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
        packet(payloadType, false, timestamp, payload);
    }

    /** All sound heard so far, decoded, in order of arrival. */
    short[] sound(AudioFormat format) {
        G711 codec = format.equals(AudioFormat.PCMA) ? G711.aLaw() : G711.muLaw();
        List<Heard> audio = heard.stream()
                .filter(p -> p.type() == codec.staticPayloadType())
                .toList();
        short[] pcm = new short[audio.stream().mapToInt(p -> p.payload().length).sum()];
        int at = 0;
        for (Heard packet : audio) {
            at += codec.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), pcm, at);
        }
        return pcm;
    }

    @Override
    public void close() {
        try {
            rtp.close();
            rtcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
