package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.strowger.testkit.audio.G711;
import org.strowger.testkit.audio.ToneFile;
import org.strowger.testkit.audio.Wav;

/** The voice and the ears of a phone that has none, such as SIPp: G.711 over RTP, and keys as RFC 4733 events. */
public final class RtpTone implements AutoCloseable {
    private static final int RATE = 8000;
    private static final int FRAME = 160;
    private static final int EVENTS = 101;
    private static final int KEY_FRAMES = 8;
    private static final int END = 0x80;
    private static final String KEYS = "0123456789*#";

    private final DatagramSocket socket;
    private final boolean aLaw;
    private final byte[] voice = new byte[RATE];
    private final List<Short> heard = new ArrayList<>();
    private final StringBuilder keysHeard = new StringBuilder();
    private volatile int remotePort;
    private char key;
    private int keyFrame;
    private int keyStart;
    private int sequence;
    private int timestamp;
    private int lastKeyHeard = -1;

    public RtpTone(int port, int hz, boolean aLaw) {
        this.aLaw = aLaw;
        short[] samples = ToneFile.sine(hz, RATE, 1).samples();
        for (int i = 0; i < RATE; i++) {
            voice[i] = aLaw ? G711.toALaw(samples[i]) : G711.toMuLaw(samples[i]);
        }
        try {
            socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::receive);
        daemon(this::send);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "rtp-tone");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Speaks to that port; to nobody when 0. */
    public void sendTo(int port) {
        remotePort = port;
    }

    /** Sends one key. */
    public synchronized void key(char digit) {
        key = digit;
        keyFrame = 0;
        keyStart = timestamp;
    }

    public synchronized void forget() {
        heard.clear();
        keysHeard.setLength(0);
    }

    public synchronized Wav heard() {
        short[] samples = new short[heard.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = heard.get(i);
        }
        return new Wav(RATE, samples);
    }

    /** Keys that the other pressed. */
    public synchronized String keys() {
        return keysHeard.toString();
    }

    private void send() {
        long next = System.nanoTime();
        while (!socket.isClosed()) {
            next += 20_000_000;
            while (System.nanoTime() < next) {
                java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
            }
            int port = remotePort;
            byte[] packet = packet();
            try {
                if (port != 0) {
                    socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private synchronized byte[] packet() {
        byte[] payload = key == 0 ? sound() : event();
        int type = key == 0 ? (aLaw ? 8 : 0) : EVENTS;
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80).put((byte) (type | (key != 0 && keyFrame == 1 ? 0x80 : 0)));
        packet.putShort((short) sequence++).putInt(key == 0 ? timestamp : keyStart).putInt(port());
        packet.put(payload);
        timestamp += FRAME;
        if (keyFrame >= KEY_FRAMES) {
            key = 0;
            keyFrame = 0;
        }
        return packet.array();
    }

    private byte[] sound() {
        byte[] frame = new byte[FRAME];
        for (int i = 0; i < FRAME; i++) {
            frame[i] = voice[Math.floorMod(timestamp + i, RATE)];
        }
        return frame;
    }

    private byte[] event() {
        keyFrame++;
        int flags = 10 | (keyFrame > KEY_FRAMES - 3 ? END : 0);
        int duration = Math.min(keyFrame, KEY_FRAMES - 2) * FRAME;
        return ByteBuffer.allocate(4)
                .put((byte) KEYS.indexOf(key))
                .put((byte) flags)
                .putShort((short) duration)
                .array();
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                take(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            } catch (SocketTimeoutException quiet) {
                continue;
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private synchronized void take(ByteBuffer packet) {
        int type = packet.get(1) & 0x7f;
        if (type == EVENTS) {
            int stamp = packet.getInt(4);
            if (stamp != lastKeyHeard) {
                lastKeyHeard = stamp;
                keysHeard.append(KEYS.charAt(packet.get(12)));
            }
        } else if (type == (aLaw ? 8 : 0)) {
            for (int i = 12; i < packet.limit(); i++) {
                heard.add(aLaw ? G711.fromALaw(packet.get(i)) : G711.fromMuLaw(packet.get(i)));
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
