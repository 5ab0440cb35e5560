package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;

/** Video between two parties, byte for byte, and their feedback the other way. */
public class VideoRelayTest {
    private static final AudioFormat VP8 = new AudioFormat("VP8", 90_000, 1);
    private static final AudioFormat H264 = new AudioFormat("H264", 90_000, 1);
    private static final int PICTURES = 40;
    private static final int PACKETS_A_PICTURE = 20;

    @Rule
    public final MediaRig rig = new MediaRig();

    private Phone ann;
    private Phone bob;
    private RtpEndpoint nearAnn;
    private RtpEndpoint nearBob;

    @Before
    public void phones() {
        ann = rig.phone(1, 97);
        bob = rig.phone(2, 120);
        nearAnn = endpoint(ann, new Payload(97, VP8));
        nearBob = endpoint(bob, new Payload(120, VP8), new Payload(121, H264));
    }

    private RtpEndpoint endpoint(Phone phone, Payload first, Payload... others) {
        RtpEndpoint endpoint = rig.plane.openVideo("test");
        phone.to = endpoint.localAddress();
        endpoint.negotiate(parameters(phone.address(), phone.rtcpAddress(), true, first, others));
        return endpoint;
    }

    private static RtpParameters parameters(
            InetSocketAddress remote, InetSocketAddress rtcp, boolean sending, Payload first, Payload... others) {
        return new RtpParameters(
                remote,
                rtcp,
                first,
                null,
                sending,
                true,
                20,
                false,
                Duration.ofSeconds(30),
                new RtpTransport(false, MediaSecurity.NONE, null),
                List.of(others));
    }

    private static byte[][] pictures(int seed) {
        Random random = new Random(seed);
        byte[][] packets = new byte[PICTURES * PACKETS_A_PICTURE][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = new byte[1100 + random.nextInt(100)];
            random.nextBytes(packets[i]);
        }
        return packets;
    }

    /** Sends as an encoder does, a picture at a time; waits for each, so that no socket buffer runs over. */
    private static void send(Phone from, Phone to, byte[][] packets) {
        int heard = to.heard().size();
        for (int i = 0; i < packets.length; i++) {
            boolean last = i % PACKETS_A_PICTURE == PACKETS_A_PICTURE - 1;
            from.packet(from.type, last, 3000 * (i / PACKETS_A_PICTURE), packets[i]);
            if (last) {
                int all = heard + i + 1;
                MediaRig.await("a picture", () -> to.heard().size() >= all);
            }
        }
    }

    /** A compound of an empty receiver report and one piece of feedback. */
    private static ByteBuffer feedback(int type, int kind, int media, int... words) {
        ByteBuffer packet = ByteBuffer.allocate(8 + 12 + 4 * words.length);
        packet.putInt(0x80 << 24 | 201 << 16 | 1).putInt(4711);
        packet.putInt((0x80 | kind) << 24 | type << 16 | 2 + words.length)
                .putInt(4711)
                .putInt(media);
        Arrays.stream(words).forEach(packet::putInt);
        return packet.flip();
    }

    /** The last piece of feedback that came to a phone, without what stands before it in its compound. */
    private static ByteBuffer piece(Phone phone, int type, int kind) {
        for (int i = phone.reports().size() - 1; i >= 0; i--) {
            ByteBuffer report = ByteBuffer.wrap(phone.reports().get(i));
            for (int at = 0; at + 4 <= report.limit(); at += 4 + 4 * report.getShort(at + 2)) {
                if ((report.get(at + 1) & 0xFF) == type && (report.get(at) & 0x1F) == kind) {
                    return report.position(at).slice();
                }
            }
        }
        return null;
    }

    private void reportFrom(Phone phone, RtpEndpoint at, ByteBuffer packet) {
        InetSocketAddress rtp = at.localAddress();
        phone.rawRtcp(packet, new InetSocketAddress(rtp.getAddress(), rtp.getPort() + 1));
    }

    @Test
    public void picturesPassInBothDirectionsUnchangedFasterThanSound() {
        MediaBridge bridge = rig.plane.bridge(nearAnn, nearBob);
        byte[][] fromAnn = pictures(1);
        byte[][] fromBob = pictures(2);
        send(ann, bob, fromAnn);
        send(bob, ann, fromBob);
        assertThat(bridge.relaying()).isTrue();
        assertThat(bob.heard()).extracting(Phone.Heard::payload).containsExactly(fromAnn);
        assertThat(ann.heard()).extracting(Phone.Heard::payload).containsExactly(fromBob);
        assertThat(bob.heard()).allMatch(p -> p.type() == 120 && p.ssrc() != 1);
        assertThat(ann.heard()).allMatch(p -> p.type() == 97 && p.ssrc() != 2);
        List<Phone.Heard> seen = bob.heard();
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).sequence()).isEqualTo((seen.get(i - 1).sequence() + 1) & 0xFFFF);
            assertThat(seen.get(i).marker()).as("end of a picture").isEqualTo(i % PACKETS_A_PICTURE == 19);
            long step = seen.get(i).timestamp() - seen.get(i - 1).timestamp() & 0xFFFFFFFFL;
            assertThat(step).isEqualTo(i % PACKETS_A_PICTURE == 0 ? 3000 : 0);
        }
        assertThat(nearAnn.statistics().packetsReceived()).isEqualTo(fromAnn.length);
        assertThat(nearAnn.statistics().codec()).isEqualTo("VP8");
        bridge.close();
        assertThat(rig.plane.usage().bridges()).isZero();
    }

    @Test
    public void aNewSourceIsAskedForAWholePicture() {
        rig.plane.bridge(nearAnn, nearBob);
        ann.packet(97, true, 0, new byte[900]);
        MediaRig.await("a request", () -> piece(ann, 206, 1) != null);
        assertThat(piece(ann, 206, 1).getInt(8)).as("about what Ann sends").isEqualTo(1);
    }

    @Test
    public void lossesAreReportedUnderTheNumbersOfTheirSource() {
        rig.plane.bridge(nearAnn, nearBob);
        ann.sequence = 700;
        send(ann, bob, Arrays.copyOf(pictures(3), PACKETS_A_PICTURE));
        Phone.Heard fifth = bob.heard().get(5);
        reportFrom(bob, nearBob, feedback(205, 1, fifth.ssrc(), fifth.sequence() << 16 | 0x0003));
        MediaRig.await("the loss", () -> piece(ann, 205, 1) != null);
        ByteBuffer nack = piece(ann, 205, 1);
        assertThat(nack.getInt(8)).isEqualTo(1);
        assertThat(nack.getInt(12)).isEqualTo(705 << 16 | 0x0003);
        int last = ann.sequence;
        ann.sequence = 705;
        ann.packet(97, false, 0, new byte[] {7, 7, 7});
        ann.sequence = last;
        MediaRig.await("the repair", () -> bob.heard().size() == PACKETS_A_PICTURE + 1);
        assertThat(bob.heard().get(PACKETS_A_PICTURE).sequence()).isEqualTo(fifth.sequence());
    }

    @Test
    public void wholePicturesAreAskedForAndNotTooOften() {
        rig.plane.bridge(nearAnn, nearBob);
        send(ann, bob, Arrays.copyOf(pictures(4), PACKETS_A_PICTURE));
        MediaRig.await("the first request", () -> piece(ann, 206, 1) != null);
        int ssrc = bob.heard().get(0).ssrc();
        int before = ann.reports().size();
        rig.time.advance(Duration.ofMillis(300));
        for (int i = 0; i < 20; i++) {
            reportFrom(bob, nearBob, feedback(206, 4, 0, ssrc, i << 24));
        }
        MediaRig.await("a request", () -> piece(ann, 206, 4) != null);
        assertThat(piece(ann, 206, 4).getInt(12)).isEqualTo(1);
        reportFrom(bob, nearBob, feedback(206, 1, 12345));
        rig.settle();
        long asked = ann.reports().stream()
                .skip(before)
                .filter(r -> r.length > 60 && r[r.length - 19] == (byte) 206)
                .count();
        assertThat(asked).as("one of twenty at the same moment").isEqualTo(1);
    }

    @Test
    public void whatTheOtherCannotDoIsKeptBack() {
        rig.plane.bridge(nearAnn, nearBob);
        bob.packet(121, true, 0, new byte[500]);
        bob.packet(96, true, 0, new byte[500]);
        bob.packet(120, true, 3000, new byte[] {1, 2, 3});
        MediaRig.await("VP8", () -> !ann.heard().isEmpty());
        assertThat(ann.heard()).hasSize(1);
        assertThat(ann.heard().get(0).payload()).containsExactly(1, 2, 3);
    }

    @Test
    public void whoHasHeldGetsNothing() {
        rig.plane.bridge(nearAnn, nearBob);
        nearBob.negotiate(parameters(bob.address(), bob.rtcpAddress(), false, new Payload(120, VP8)));
        ann.packet(97, true, 0, new byte[500]);
        MediaRig.await("arrival", () -> nearAnn.statistics().packetsReceived() == 1);
        assertThat(bob.heard()).isEmpty();
    }

    @Test
    public void strangersAreNotSeen() {
        rig.plane.bridge(nearAnn, nearBob);
        Phone stranger = rig.phone(9, 97);
        stranger.to = new InetSocketAddress("127.0.0.1", nearAnn.localAddress().getPort());
        stranger.packet(97, true, 0, new byte[] {9});
        ann.packet(97, true, 0, new byte[] {1});
        MediaRig.await("the picture", () -> !bob.heard().isEmpty());
        assertThat(bob.heard()).allMatch(p -> p.payload()[0] == 1);
    }

    @Test
    public void portsAreOurOwnWhileTheyAreOpenAndVideoIsNoSound() {
        InetSocketAddress local = nearAnn.localAddress();
        assertThat(rig.plane.owns(local)).isTrue();
        assertThat(rig.plane.owns(new InetSocketAddress("198.51.100.9", local.getPort())))
                .isFalse();
        assertThatThrownBy(() -> nearAnn.echo()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(rig.plane.usage().endpoints()).isEqualTo(2);
        nearAnn.close();
        nearAnn.close();
        MediaRig.await("ports back", () -> !rig.plane.owns(local));
    }
}
