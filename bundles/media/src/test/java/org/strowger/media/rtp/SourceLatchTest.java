package org.strowger.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.Test;

public class SourceLatchTest {
    private static final InetSocketAddress SDP = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress SAME_HOST = new InetSocketAddress("192.0.2.1", 5555);
    private static final InetSocketAddress NAT = new InetSocketAddress("198.51.100.1", 6000);
    private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.9", 7000);
    private static final long MS = 1_000_000;

    private final SourceLatch latch = new SourceLatch();
    private long now = 1_000 * MS;

    private boolean packet(InetSocketAddress from, int ssrc, int sequence) {
        ByteBuffer bytes = ByteBuffer.allocate(172);
        RtpPacket.header(bytes, 0, 0, false, sequence, 0, ssrc);
        RtpPacket packet = new RtpPacket();
        assertThat(packet.parse(bytes)).isTrue();
        return latch.accept(from, packet, now);
    }

    private boolean stream(InetSocketAddress from, int packets) {
        boolean accepted = false;
        for (int i = 0; i < packets; i++) {
            now += 20 * MS;
            accepted = packet(from, 7, i);
        }
        return accepted;
    }

    @Test
    public void trustsNobodyBeforeANegotiation() {
        assertThat(stream(SDP, 10)).isFalse();
    }

    @Test
    public void trustsTheSdpAddressAtOnceAndAlsoLate() {
        latch.negotiated(SDP, true, now);
        now += 60_000 * MS;
        assertThat(packet(SDP, 1, 1)).isTrue();
        assertThat(latch.locked()).isEqualTo(SDP);
    }

    @Test
    public void learnsASteadyStream() {
        latch.negotiated(SDP, true, now);
        assertThat(stream(NAT, 3)).isFalse();
        now += 20 * MS;
        assertThat(packet(NAT, 7, 3)).isTrue();
        assertThat(stream(OTHER, 50)).isFalse();
    }

    @Test
    public void doesNotLearnABurst() {
        latch.negotiated(SDP, true, now);
        for (int i = 0; i < 100; i++) {
            assertThat(packet(NAT, 7, i)).isEqualTo(false);
        }
    }

    @Test
    public void doesNotLearnScatteredSequencesOrSources() {
        latch.negotiated(SDP, true, now);
        for (int i = 0; i < 50; i++) {
            now += 20 * MS;
            assertThat(packet(NAT, 7, i * 100)).isFalse();
            assertThat(packet(OTHER, i, i)).isFalse();
        }
    }

    @Test
    public void doesNotLearnAForeignHostAfterTheWindow() {
        latch.negotiated(SDP, true, now);
        now += SourceLatch.LEARNING_NANOS + 1;
        assertThat(stream(NAT, 20)).isFalse();
        assertThat(stream(SAME_HOST, 4)).as("another port of the party's host").isTrue();
    }

    @Test
    public void betterClaimWinsWithinTheWindowOnly() {
        latch.negotiated(SDP, true, now);
        assertThat(stream(OTHER, 4)).isTrue();
        assertThat(stream(SAME_HOST, 4)).isTrue();
        assertThat(stream(OTHER, 10)).isFalse();
        assertThat(packet(SDP, 1, 1)).isTrue();
        assertThat(stream(SAME_HOST, 10)).isFalse();
    }

    @Test
    public void stealsNothingAfterTheWindow() {
        latch.negotiated(SDP, true, now);
        assertThat(stream(NAT, 4)).isTrue();
        now += SourceLatch.LEARNING_NANOS;
        assertThat(stream(SAME_HOST, 10)).isFalse();
        assertThat(packet(SDP, 1, 1)).isFalse();
        assertThat(stream(NAT, 1)).isTrue();
    }

    @Test
    public void followsAnAddressThatIsNegotiatedAnew() {
        latch.negotiated(SDP, true, now);
        assertThat(stream(NAT, 4)).isTrue();
        latch.negotiated(SDP, true, now);
        assertThat(latch.locked()).as("same address: what was learnt stays").isEqualTo(NAT);
        latch.negotiated(OTHER, true, now);
        assertThat(latch.locked()).isNull();
        assertThat(packet(OTHER, 1, 1)).isTrue();
        assertThat(stream(NAT, 10)).isFalse();
    }
}
