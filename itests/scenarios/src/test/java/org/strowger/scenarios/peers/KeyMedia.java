package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.strowger.testkit.audio.G711;

/**
 * The media side of a phone whose signalling SIPp does: hums, presses keys, and keeps what it hears. Events are those that come
 * with SIPp, recorded from a real device; tones are judged by multimon-ng, which has nothing in common with the product.
 */
public final class KeyMedia implements AutoCloseable {
    private static final Path EVENTS = Path.of("/usr/share/sip-tester");
    private static final Map<Character, String> NAMES = Map.of('*', "star", '#', "pound");
    private static final String ROWS = "123A456B789C*0#D";
    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};
    private static final int RATE = 8000;
    private static final int PIECE = 160;
    private static final int EVENT = 101;
    /** multimon-ng takes nothing else. */
    private static final int JUDGE_RATE = 22_050;

    private record Packet(int type, boolean marker, int timestamp, byte[] payload) {}

    private final DatagramChannel channel;
    private final int port;
    private final List<Packet> heard = new CopyOnWriteArrayList<>();
    private final List<Packet> toSend = new ArrayList<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private int timestamp;
    private int sent;

    public KeyMedia(int port) {
        this.port = port;
        try {
            channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::receive, "key-media").start();
    }

    public int port() {
        return port;
    }

    // ---- what it will send

    public KeyMedia hums(int milliseconds) {
        return sounds(milliseconds, 400, 0, 2500);
    }

    public KeyMedia pressesByTone(char key) {
        int place = ROWS.indexOf(key);
        return sounds(100, LOW[place / 4], HIGH[place % 4], 7000);
    }

    private KeyMedia sounds(int milliseconds, int low, int high, int amplitude) {
        for (int at = 0; at < milliseconds * 8; at += PIECE) {
            byte[] payload = new byte[PIECE];
            for (int i = 0; i < PIECE; i++) {
                double turn = 2 * Math.PI * (at + i) / RATE;
                payload[i] = G711.toMuLaw((short) (amplitude * (Math.sin(turn * low) + Math.sin(turn * high))));
            }
            toSend.add(new Packet(0, false, timestamp, payload));
            timestamp += PIECE;
        }
        return this;
    }

    /** As the recording goes, with its packets 20 ms apart. */
    public KeyMedia pressesByEvent(char key) {
        ByteBuffer file = read(EVENTS.resolve("dtmf_2833_" + NAMES.getOrDefault(key, "" + key) + ".pcap"));
        file.order(ByteOrder.LITTLE_ENDIAN).position(24);
        int packets = 0;
        while (file.remaining() > 16) {
            int length = file.getInt(file.position() + 8);
            int rtp = file.position() + 16 + 14 + 20 + 8;
            byte[] payload = Arrays.copyOfRange(file.array(), rtp + 12, rtp + 16);
            toSend.add(new Packet(EVENT, file.get(rtp + 1) < 0, timestamp, payload));
            file.position(file.position() + 16 + length);
            packets++;
        }
        timestamp += packets * PIECE;
        return this;
    }

    private static ByteBuffer read(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all of it, a packet each 20 ms. */
    public void sendTo(int remotePort) {
        InetSocketAddress remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), remotePort);
        sender.scheduleAtFixedRate(() -> sendNext(remote), 0, 20, TimeUnit.MILLISECONDS);
    }

    private void sendNext(InetSocketAddress remote) {
        if (sent == toSend.size()) {
            sender.shutdown();
            return;
        }
        Packet next = toSend.get(sent);
        ByteBuffer packet = ByteBuffer.allocate(12 + next.payload().length);
        packet.put((byte) 0x80).put((byte) (next.type() | (next.marker() ? 0x80 : 0)));
        packet.putShort((short) sent).putInt(next.timestamp()).putInt(port);
        packet.put(next.payload()).flip();
        try {
            channel.send(packet, remote);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sent++;
    }

    public boolean sentAll() {
        return sender.isTerminated();
    }

    // ---- what it hears

    private void receive() {
        ByteBuffer packet = ByteBuffer.allocate(2048);
        try {
            while (channel.isOpen()) {
                channel.receive(packet.clear());
                packet.flip();
                heard.add(new Packet(
                        packet.get(1) & 0x7F,
                        packet.get(1) < 0,
                        packet.getInt(4),
                        Arrays.copyOfRange(packet.array(), 12, packet.limit())));
            }
        } catch (IOException e) {
            // Closed by the test.
            return;
        }
    }

    /** Keys that came as events, each once for its timestamp. */
    public String events() {
        StringBuilder keys = new StringBuilder();
        Integer last = null;
        for (Packet packet : heard) {
            if (packet.type() == EVENT && (last == null || last != packet.timestamp())) {
                last = packet.timestamp();
                keys.append("0123456789*#ABCD".charAt(packet.payload()[0]));
            }
        }
        return keys.toString();
    }

    public int packets() {
        return heard.size();
    }

    /** Keys that multimon-ng hears in the sound. */
    public String tones(Path directory) {
        try {
            Path raw = Files.createTempFile(directory, "heard", ".raw");
            Files.write(raw, atRateOfJudge(sound()));
            Process judge = new ProcessBuilder("multimon-ng", "-q", "-a", "DTMF", "-t", "raw", raw.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(judge.getInputStream().readAllBytes());
            judge.waitFor(10, TimeUnit.SECONDS);
            StringBuilder keys = new StringBuilder();
            said.lines().filter(l -> l.startsWith("DTMF: ")).forEach(l -> keys.append(l.charAt(6)));
            return keys.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the time that the timestamps tell; what was not sent is silence. */
    private short[] sound() {
        List<Packet> audio = heard.stream().filter(p -> p.type() == 0).toList();
        if (audio.isEmpty()) {
            return new short[0];
        }
        int first = audio.get(0).timestamp();
        int last = audio.stream().mapToInt(p -> p.timestamp() - first).max().getAsInt();
        short[] pcm = new short[last + RATE];
        for (Packet packet : audio) {
            int at = packet.timestamp() - first;
            for (int i = 0; at >= 0 && i < packet.payload().length; i++) {
                pcm[at + i] = G711.fromMuLaw(packet.payload()[i]);
            }
        }
        return pcm;
    }

    private static byte[] atRateOfJudge(short[] pcm) {
        int samples = (int) ((long) Math.max(0, pcm.length - 1) * JUDGE_RATE / RATE);
        ByteBuffer out = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            double at = (double) i * RATE / JUDGE_RATE;
            int before = (int) at;
            out.putShort((short) (pcm[before] + (pcm[before + 1] - pcm[before]) * (at - before)));
        }
        return out.array();
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        channel.close();
    }
}
