package org.strowger.bench.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.Test;

public class MediaLegTest {
    private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);

    /** What came, plain; null when it was none of ours. */
    private Integer heardBy(MediaLeg leg) throws IOException {
        leg.channel().configureBlocking(true);
        return leg.read(packet) ? packet.getInt(MediaLeg.HEADER) : null;
    }

    @Test
    public void whatOneSaysTheOtherHears() throws IOException {
        try (MediaLeg one = new MediaLeg(7);
                MediaLeg other = new MediaLeg(8)) {
            one.connect(other.plain());
            other.connect(one.plain());
            assertThat(one.send(packet)).isTrue();
            assertThat(heardBy(other)).isEqualTo(7);
        }
    }

    @Test
    public void encryptedToo() throws IOException {
        try (MediaLeg one = new MediaLeg(7);
                MediaLeg other = new MediaLeg(8)) {
            one.connect(other.encrypted());
            other.connect(one.encrypted());
            for (int i = 0; i < 3; i++) {
                assertThat(one.send(packet)).isTrue();
                assertThat(packet.limit()).isEqualTo(MediaLeg.PACKET + Srtp.TAG);
                assertThat(heardBy(other)).isEqualTo(7);
            }
            assertThat(other.send(packet)).isTrue();
            assertThat(heardBy(one)).isEqualTo(8);
        }
    }
}
