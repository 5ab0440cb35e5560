package org.strowger.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.Test;

public class OutgoingStreamTest {
    private static final int FRAME = 160;
    private static final long FRAME_NANOS = 20_000_000L;

    private int sent;
    private int last = -1;
    private int holes;

    private boolean take(ByteBuffer packet) {
        int sequence = packet.getShort(packet.position() + 2) & 0xFFFF;
        holes += last >= 0 && sequence != ((last + 1) & 0xFFFF) ? 1 : 0;
        last = sequence;
        sent++;
        return true;
    }

    @Test
    public void aLongCallIsPassedOnWithoutAHoleOverEveryTurnOfTheNumbers() {
        OutgoingStream out = new OutgoingStream(this::take, new Random(3));
        RtpPacket packet = new RtpPacket();
        ByteBuffer buffer = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + FRAME);
        int packets = 200_000;
        for (int i = 0; i < packets; i++) {
            buffer.clear();
            RtpPacket.header(buffer, 0, 0, false, i & 0xFFFF, i * FRAME, 77);
            packet.parse(buffer);
            out.relay(packet, this, 0, 8000, 8000, i * FRAME_NANOS);
        }
        assertThat(sent).isEqualTo(packets);
        assertThat(holes).isZero();
    }
}
