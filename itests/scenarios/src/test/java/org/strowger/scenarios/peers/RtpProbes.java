package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.strowger.testkit.FreePorts;

/**
 * The media side of calls whose signalling SIPp does: each probe sends a packet of 20 ms again and again, whose payload
 * says who sent it and which it is, and checks every byte of what it receives.
 */
public final class RtpProbes implements AutoCloseable {
    private final FreePorts ports;
    private final Selector selector;
    private final List<RtpProbe> probes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final Thread receiver = new Thread(this::receive, "rtp-probes");

    public RtpProbes(FreePorts ports) {
        this.ports = ports;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        receiver.start();
        sender.scheduleAtFixedRate(() -> probes.forEach(RtpProbe::sendNext), 20, 20, TimeUnit.MILLISECONDS);
    }

    /** A new probe on a free port; silent until it is told where to send. */
    public RtpProbe open() {
        try {
            DatagramChannel channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.range(2)));
            RtpProbe probe = new RtpProbe(channel, probes.size() + 1);
            probes.add(probe);
            channel.register(selector, SelectionKey.OP_READ, probe);
            selector.wakeup();
            return probe;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A probe that hears another one without the product between: what it misses is the fault of the machine. */
    public RtpProbe openReference() {
        RtpProbe one = open();
        RtpProbe other = open();
        one.sendTo(other.port());
        other.sendTo(one.port());
        return one;
    }

    /** Tells each probe where to send, as far as SIPp knows it by now; returns how many of them know. */
    public int connect(Sipp sipp) {
        sipp.mediaPorts()
                .forEach((own, remote) ->
                        probes.stream().filter(probe -> probe.port() == own).forEach(probe -> probe.sendTo(remote)));
        return (int) probes.stream().filter(RtpProbe::isSending).count();
    }

    private void receive() {
        ByteBuffer packet = ByteBuffer.allocate(2048);
        try {
            while (selector.isOpen()) {
                selector.select(200);
                for (SelectionKey key : selector.selectedKeys()) {
                    ((RtpProbe) key.attachment()).receiveAll(packet);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.nio.channels.ClosedSelectorException closed) {
            return; // the end
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
        try {
            selector.close();
            receiver.join(5000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probes.forEach(RtpProbe::close);
    }
}
