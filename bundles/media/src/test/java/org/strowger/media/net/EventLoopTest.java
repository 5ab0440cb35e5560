package org.strowger.media.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class EventLoopTest {
    private final List<DatagramChannel> channels = new ArrayList<>();
    private EventLoop loop;

    @Before
    public void start() throws IOException {
        loop = new EventLoop("loop-under-test", System::nanoTime);
    }

    @After
    public void stop() throws IOException {
        loop.close();
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }

    private DatagramChannel channel() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channels.add(channel);
        return channel;
    }

    private void watch(DatagramChannel channel, Runnable received) throws InterruptedException {
        CountDownLatch watched = new CountDownLatch(1);
        loop.execute(() -> {
            try {
                loop.watch(channel, (scratch, now) -> {
                    read(channel, scratch);
                    received.run();
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            watched.countDown();
        });
        assertThat(watched.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void read(DatagramChannel channel, ByteBuffer scratch) {
        try {
            channel.receive(scratch);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(SocketAddress to) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, to));
        }
    }

    /** A wake-up that was asked for before the packets came is taken for the one that is asked for while they are handled. */
    @Test
    public void whatIsDoneAfterAReleaseDoesNotWaitForTheNextPacket() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean second = new AtomicBoolean();
        Runnable received = () -> {
            if (!second.getAndSet(true)) {
                loop.execute(() -> loop.afterRelease(done::countDown));
            }
        };
        DatagramChannel one = channel();
        DatagramChannel other = channel();
        watch(one, received);
        watch(other, received);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        loop.execute(() -> {
            busy.countDown();
            await(free);
        });
        assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
        send(one.getLocalAddress());
        send(other.getLocalAddress());
        loop.execute(() -> {});
        free.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).as("done").isTrue();
    }

    @Test
    public void aSocketThatComesBackAtOnceIsBeingLetGoOfFirst() throws Exception {
        DatagramChannel channel = channel();
        watch(channel, () -> {});
        CountDownLatch letGo = new CountDownLatch(1);
        List<Boolean> seen = new ArrayList<>();
        loop.execute(() -> {
            loop.unwatch(channel);
            seen.add(loop.lettingGo(channel));
            loop.afterRelease(() -> {
                seen.add(loop.lettingGo(channel));
                letGo.countDown();
            });
        });
        assertThat(letGo.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly(true, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
