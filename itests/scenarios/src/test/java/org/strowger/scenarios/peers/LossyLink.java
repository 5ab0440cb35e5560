package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.testkit.FreePorts;

/**
 * A bad network between one phone and a server: the phone takes it for its server. SIP passes, only that the audio ports in it
 * are replaced by those of the link; of the sound some packets are lost and all are delayed unevenly.
 */
public final class LossyLink implements AutoCloseable {
    private static final Pattern AUDIO = Pattern.compile("m=audio (\\d{5}) ");
    private static final int LARGEST = 65_536;

    private final FreePorts ports;
    private final InetSocketAddress server;
    private final int lossPercent;
    private final int jitterMs;
    private final Random random = new Random(42);
    private final ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor();
    private final List<DatagramChannel> channels = new CopyOnWriteArrayList<>();
    private final List<Way> ways = new CopyOnWriteArrayList<>();
    private final DatagramChannel signalling;
    private final int port;
    private volatile InetSocketAddress phone;

    public LossyLink(FreePorts ports, String server, int lossPercent, int jitterMs) {
        this.ports = ports;
        this.server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)));
        this.lossPercent = lossPercent;
        this.jitterMs = jitterMs;
        port = ports.one();
        signalling = open(port);
        receive(signalling, this::signal);
    }

    /** Where the phone finds its server. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    private interface Receiver {
        void packet(ByteBuffer packet, InetSocketAddress from) throws IOException;
    }

    private DatagramChannel open(int at) {
        try {
            DatagramChannel channel =
                    DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            channels.add(channel);
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(DatagramChannel channel, Receiver receiver) {
        Thread thread = new Thread(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
            try {
                while (channel.isOpen()) {
                    buffer.clear();
                    SocketAddress from = channel.receive(buffer);
                    receiver.packet(buffer.flip(), (InetSocketAddress) from);
                }
            } catch (IOException e) {
                // Closed at the end of the test.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void signal(ByteBuffer packet, InetSocketAddress from) throws IOException {
        boolean byServer = from.equals(server);
        if (!byServer) {
            phone = from;
        }
        String text = StandardCharsets.ISO_8859_1.decode(packet).toString();
        Matcher audio = AUDIO.matcher(text);
        if (audio.find()) {
            int there = Integer.parseInt(audio.group(1));
            text = text.substring(0, audio.start(1)) + media(there) + text.substring(audio.end(1));
        }
        signalling.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), byServer ? phone : server);
    }

    /**
     * Makes a port whose packets go on to the other one, from a port that this side is then to be reached at.
     *
     * @param there what stood in the message, of the sender of the message
     */
    private synchronized int media(int there) {
        for (Way way : ways) {
            if (way.there == there) {
                return way.here;
            }
        }
        int here = ports.range(2);
        Way way = new Way(here, there, open(here));
        ways.add(way);
        receive(way.channel, (packet, from) -> pass(way, packet));
        return here;
    }

    /** Packets that come here go there. */
    private record Way(int here, int there, DatagramChannel channel) {}

    private void pass(Way in, ByteBuffer packet) {
        if (random.nextInt(100) < lossPercent) {
            return;
        }
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        delays.schedule(() -> deliver(in, bytes), random.nextInt(jitterMs * 1000 + 1), TimeUnit.MICROSECONDS);
    }

    /** From the socket that stands for the sender, so that answers find their way. */
    private void deliver(Way in, byte[] bytes) {
        DatagramChannel from = ways.stream()
                .filter(way -> way != in)
                .findFirst()
                .map(Way::channel)
                .orElse(in.channel);
        try {
            from.send(ByteBuffer.wrap(bytes), new InetSocketAddress(InetAddress.getLoopbackAddress(), in.there));
        } catch (IOException e) {
            // The call is over.
            return;
        }
    }

    @Override
    public void close() {
        delays.shutdownNow();
        for (DatagramChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
