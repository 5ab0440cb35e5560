package org.strowger.testkit.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.strowger.testkit.audio.G711;
import org.strowger.testkit.audio.Wav;

/** The sound of one call: keeps what it hears, says nothing, or the keys that are pressed (RFC 4733). */
final class Sound implements AutoCloseable {
    static final int TICK_MS = 20;
    private static final String KEYS = "0123456789*#ABCD";
    private static final int HEADER = 12;
    private static final int SAMPLES = 160;
    private static final int PACKETS_A_KEY = 6;
    private static final int ENDS_A_KEY = 3;
    private static final int QUIET_AFTER_A_KEY = 4;
    private static final byte[] SILENCE = new byte[SAMPLES];

    static {
        Arrays.fill(SILENCE, (byte) 0xff);
    }

    private final DatagramSocket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final StringBuilder pressed = new StringBuilder();
    /** Payloads of keys to be sent; an empty one is a pause. */
    private final Deque<byte[]> keys = new ArrayDeque<>();

    private InetSocketAddress remote;
    private int keyType = -1;
    private int sequence;
    private int time;
    private int keyTime;
    private int lastKeyTime = -1;

    Sound() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread ear = new Thread(this::listen, "sip-agent-ear");
        ear.setDaemon(true);
        ear.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param keyType payload type of keys, -1 when the other side does not take them */
    synchronized void connect(InetSocketAddress address, int keyType) {
        remote = address;
        this.keyType = keyType;
    }

    synchronized boolean takesKeys() {
        return keyType >= 0;
    }

    synchronized void press(char key) {
        int event = KEYS.indexOf(key);
        for (int i = 1; i <= PACKETS_A_KEY + ENDS_A_KEY - 1; i++) {
            boolean end = i >= PACKETS_A_KEY;
            int duration = Math.min(i, PACKETS_A_KEY) * SAMPLES;
            keys.add(new byte[] {(byte) event, (byte) (end ? 0x8a : 0x0a), (byte) (duration >> 8), (byte) duration});
        }
        for (int i = 0; i < QUIET_AFTER_A_KEY; i++) {
            keys.add(new byte[0]);
        }
    }

    static boolean isKey(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    /** Sends the next packet. */
    synchronized void tick() {
        if (remote == null || socket.isClosed()) {
            return;
        }
        byte[] key = keys.isEmpty() ? new byte[0] : keys.remove();
        if (key.length == 0) {
            send(0, time, SILENCE);
            keyTime = time + SAMPLES;
        } else {
            send(keyType, keyTime, key);
        }
        time += SAMPLES;
    }

    private void send(int type, int timestamp, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(HEADER + payload.length);
        packet.put((byte) 0x80).put((byte) type).putShort((short) sequence++).putInt(timestamp);
        packet.putInt(socket.getLocalPort()).put(payload);
        try {
            socket.send(new DatagramPacket(packet.array(), packet.capacity(), remote));
        } catch (IOException gone) {
            // Nobody listens there any more, or the call has just ended.
            remote = null;
        }
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                received(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void received(ByteBuffer packet) {
        if (packet.remaining() <= HEADER) {
            return;
        }
        int type = packet.get(1) & 0x7f;
        if (type == 0) {
            heard.write(packet.array(), HEADER, packet.remaining() - HEADER);
        } else if (type == keyType && packet.getInt(4) != lastKeyTime) {
            lastKeyTime = packet.getInt(4);
            pressed(KEYS.charAt(packet.get(HEADER) & 0x0f));
        }
    }

    synchronized void pressed(char key) {
        pressed.append(key);
        notifyAll();
    }

    /** The keys that the other side has pressed, once there are so many of them, or the time is over. */
    synchronized String pressed(int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toMillis();
        while (pressed.length() < count && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return pressed.toString();
    }

    synchronized Wav heard() {
        byte[] bytes = heard.toByteArray();
        short[] samples = new short[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            samples[i] = G711.fromMuLaw(bytes[i]);
        }
        return new Wav(8000, samples);
    }

    @Override
    public void close() {
        socket.close();
    }
}
