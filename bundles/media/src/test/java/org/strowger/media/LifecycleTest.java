package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.CodecRegistry;
import org.strowger.media.source.PromptPacks;
import org.strowger.testkit.PassingLoader;

public class LifecycleTest {
    @Rule
    public final MediaRig rig = new MediaRig();

    @Test
    public void givesEveryPortBack() {
        Phone alice = rig.phone(1, 0);
        for (int i = 0; i < 1000; i++) {
            RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
            RtpEndpoint b = rig.plane.openRtp("never negotiated");
            if (i % 10 == 0) {
                a.play(rig.plane.tone("425"), null);
                a.echo();
                rig.plane.bridge(a, b);
            }
            a.close();
            b.close();
            b.close();
        }
        MediaRig.await("all ports", () -> rig.plane.usage().portPairsInUse() == 0);
        assertThat(rig.plane.usage().endpoints()).isZero();
        assertThat(rig.plane.usage().bridges()).isZero();
    }

    /** Sockets go from one loop to the other when they are joined; whoever hangs up at that moment must not leave them open. */
    @Test
    public void givesEveryPortBackWhoeverClosesWhileOthersJoinAndSpeak() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 500; i++) {
                RtpEndpoint a = rig.plane.openRtp("a");
                RtpEndpoint b = rig.plane.openRtp("b");
                ports.add(a.localAddress().getPort());
                ports.add(b.localAddress().getPort());
                List<Future<?>> all = List.of(
                        threads.submit(() -> rig.plane.bridge(a, b)),
                        threads.submit(a::close),
                        threads.submit(b::close),
                        threads.submit(() -> {
                            stranger.send(new DatagramPacket(new byte[172], 172, a.localAddress()));
                            stranger.send(new DatagramPacket(new byte[172], 172, b.localAddress()));
                            return null;
                        }));
                for (Future<?> each : all) {
                    each.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        MediaRig.await("all ports", () -> rig.plane.usage().portPairsInUse() == 0);
        // The loop they have left may be the last to let go of them.
        MediaRig.await("all sockets", () -> ports.stream().allMatch(port -> free(port) && free(port + 1)));
    }

    private static boolean free(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    public void portsAreEvenAndTheirSocketsFreeAfterwards() throws IOException {
        RtpEndpoint a = rig.plane.openRtp("a");
        int port = a.localAddress().getPort();
        assertThat(port % 2).isZero();
        assertThat(port).isBetween(20000, 24998);
        a.close();
        MediaRig.await("the pair", () -> rig.plane.usage().portPairsInUse() == 0);
        new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        new DatagramSocket(port + 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    public void skipsPortsOfOthersAndSaysWhenNoneIsLeft() throws IOException {
        MediaPlane small = new MediaPlane(
                rig.time, rig.home, new CodecRegistry(), new PromptPacks(), MediaRig.settings(25000, 25007));
        List<RtpEndpoint> open = new ArrayList<>();
        try (DatagramSocket other = new DatagramSocket(25003, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                open.add(small.openRtp("leg"));
            }
            assertThat(open)
                    .extracting(e -> e.localAddress().getPort())
                    .doesNotContain(25002)
                    .doesNotHaveDuplicates();
            assertThatThrownBy(() -> small.openRtp("one more"))
                    .isInstanceOf(ProblemException.class)
                    .hasFieldOrPropertyWithValue("kind", ProblemException.Kind.UNAVAILABLE);
            assertThat(other.isBound()).isTrue();
            assertThat(small.usage().portPairsInUse()).isEqualTo(3);
        } finally {
            small.stop();
        }
    }

    @Test
    public void isDegradedWhenPortsRunOut() throws IOException {
        MediaPlane small = new MediaPlane(
                rig.time, rig.home, new CodecRegistry(), new PromptPacks(), MediaRig.settings(25010, 25011));
        assertThat(small.check()).isEqualTo(Health.READY);
        small.openRtp("leg");
        assertThat(small.check().status()).isEqualTo(Health.Status.DEGRADED);
        small.stop();
        assertThat(small.check().status()).isEqualTo(Health.Status.FAILED);
    }

    @Test
    public void anEndpointIsInOneBridgeAtATime() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        Phone carol = rig.phone(3, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, null);
        RtpEndpoint c = rig.endpoint(carol, MediaRig.ULAW, null);
        rig.plane.bridge(a, b);
        RelayTest.talk(alice, bob, new byte[][] {new byte[160]});
        MediaBridge second = rig.plane.bridge(c, a);
        assertThat(rig.plane.usage().bridges()).isEqualTo(1);
        RelayTest.talk(alice, carol, new byte[][] {new byte[160], new byte[160]});
        RelayTest.talk(carol, alice, new byte[][] {new byte[160], new byte[160]});
        assertThat(bob.heard()).hasSize(1);
        second.close();
        alice.send(new byte[160]);
        MediaRig.await("the packet", () -> a.statistics().packetsReceived() == 4);
        assertThat(carol.heard()).hasSize(2);
    }

    @Test
    public void aBridgeWithAClosedEndpointIsClosed() {
        RtpEndpoint a = rig.plane.openRtp("a");
        RtpEndpoint b = rig.plane.openRtp("b");
        a.close();
        MediaBridge bridge = rig.plane.bridge(a, b);
        assertThat(bridge.relaying()).isFalse();
        assertThat(rig.plane.usage().bridges()).isZero();
    }

    /** A plug-in's menu that plays is on the stack when sources are opened and records are written. */
    @Test
    public void threadsHoldNobodyWhoCalled() throws Exception {
        RtpEndpoint endpoint = rig.endpoint(rig.phone(1, 0), MediaRig.ULAW, null);
        Path file = Files.createTempFile("held", ".wav");
        WeakReference<ClassLoader> caller = PassingLoader.call(() -> {
            for (int i = 0; i < 4; i++) {
                endpoint.play(rig.plane.tone("425"), null).stop();
            }
            endpoint.record(file).stop();
        });
        MediaRig.await("the loader is gone", () -> PassingLoader.gone(caller));
        Files.delete(file);
    }

    @Test
    public void measuresWithRtcp() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        assertThat(rig.plane.openRtp("x").statistics()).isEqualTo(MediaStatistics.NONE);
        a.echo();
        RelayTest.talk(alice, alice, new byte[][] {new byte[160], new byte[160]});
        rig.time.advance(Duration.ofSeconds(10));
        MediaRig.await("a report", () -> !alice.reports().isEmpty());
        java.nio.ByteBuffer report = java.nio.ByteBuffer.wrap(alice.reports().get(0));
        assertThat(report.get(1) & 0xFF).as("sender report").isEqualTo(200);
        assertThat(report.getInt(20)).as("packets sent").isEqualTo(2);
        assertThat(report.getInt(28)).as("reported source").isEqualTo(1);
        int stamp = (int) (report.getLong(8) >> 16);
        // The party says it held the report back until 80 ms ago.
        int held = ntpMiddle(rig.time.clock().instant()) - stamp - (80 << 16) / 1000;
        java.nio.ByteBuffer answer = java.nio.ByteBuffer.allocate(32);
        answer.putInt(0x81C90007)
                .putInt(1)
                .putInt(report.getInt(4))
                .putInt(0x10000005)
                .putInt(0)
                .putInt(0);
        answer.putInt(stamp).putInt(held).flip();
        alice.rawRtcp(answer, MediaRig.local(a.localAddress().getPort() + 1));
        MediaRig.await("the round trip", () -> a.statistics().roundTripMs() > 0);
        assertThat(a.statistics().roundTripMs()).isBetween(79.0, 81.0);
        assertThat(a.statistics().remoteLost()).isEqualTo(5);
        assertThat(a.statistics().mos()).isBetween(4.0, 4.5);
    }

    private static int ntpMiddle(java.time.Instant instant) {
        return (int)
                ((instant.getEpochSecond() + 2_208_988_800L) << 16 | ((long) instant.getNano() << 16) / 1_000_000_000L);
    }
}
