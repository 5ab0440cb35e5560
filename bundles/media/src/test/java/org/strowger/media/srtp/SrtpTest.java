package org.strowger.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/** What an attacker or a bad network does to protected packets. */
@RunWith(Parameterized.class)
public class SrtpTest {
    private final Srtp srtp = new Srtp();
    private final SrtpSender sender;
    private final SrtpReceiver receiver;

    public SrtpTest(SrtpSuite suite) {
        SrtpKey key = LibsrtpVectorsTest.key(suite);
        sender = srtp.sender(key);
        receiver = srtp.receiver(key);
    }

    @Parameterized.Parameters(name = "{0}")
    public static SrtpSuite[] suites() {
        return SrtpSuite.values();
    }

    private static ByteBuffer packet(int ssrc, int sequence) {
        ByteBuffer packet = ByteBuffer.allocate(172);
        packet.putInt(0x80000000 | sequence & 0xFFFF).putInt(sequence * 160).putInt(ssrc);
        while (packet.hasRemaining()) {
            packet.put((byte) sequence);
        }
        return packet.flip();
    }

    private ByteBuffer sealed(int ssrc, int sequence) {
        return copy(sender.protect(packet(ssrc, sequence)));
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocate(2048).put(packet.duplicate()).flip();
    }

    private boolean heard(ByteBuffer sealed, int ssrc, int sequence) {
        ByteBuffer opened = copy(sealed);
        return receiver.unprotect(opened) && opened.equals(packet(ssrc, sequence));
    }

    @Test
    public void hidesThePayloadAndNotTheHeader() {
        ByteBuffer sealed = sealed(7, 300);
        assertThat(sealed.slice(0, 12)).isEqualTo(packet(7, 300).slice(0, 12));
        assertThat(sealed.slice(12, 160)).isNotEqualTo(packet(7, 300).slice(12, 160));
        assertThat(heard(sealed, 7, 300)).isTrue();
    }

    @Test
    public void aForgedBitAnywhereIsRefusedAndTheStreamGoesOn() {
        assertThat(heard(sealed(7, 1), 7, 1)).isTrue();
        ByteBuffer genuine = sealed(7, 2);
        for (int bit = 0; bit < genuine.limit() * 8; bit++) {
            ByteBuffer forged = copy(genuine);
            forged.put(bit / 8, (byte) (forged.get(bit / 8) ^ 1 << bit % 8));
            assertThat(receiver.unprotect(forged)).as("bit " + bit).isFalse();
        }
        assertThat(heard(genuine, 7, 2)).isTrue();
    }

    @Test
    public void floodsOfForgeriesChangeNothing() {
        Random random = new Random(1);
        assertThat(heard(sealed(7, 65000), 7, 65000)).isTrue();
        for (int i = 0; i < 5000; i++) {
            byte[] junk = new byte[random.nextInt(220)];
            random.nextBytes(junk);
            if (junk.length > 0) {
                junk[0] = (byte) (0x80 | junk[0] & 0x3F);
            }
            assertThat(receiver.unprotect(ByteBuffer.wrap(junk))).isFalse();
            assertThat(receiver.unprotectControl(ByteBuffer.wrap(junk))).isFalse();
        }
        assertThat(heard(sealed(7, 65001), 7, 65001)).isTrue();
    }

    @Test
    public void nothingIsHeardTwice() {
        List<ByteBuffer> sealed = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            sealed.add(sealed(7, i));
        }
        Collections.shuffle(sealed, new Random(3));
        for (ByteBuffer each : sealed) {
            assertThat(receiver.unprotect(copy(each))).isTrue();
        }
        for (ByteBuffer each : sealed) {
            assertThat(receiver.unprotect(copy(each))).isFalse();
        }
    }

    @Test
    public void sequenceNumbersWrapAgainAndAgainWithLossAndDisorder() {
        Random random = new Random(5);
        int passed = 0;
        for (int i = 64_000; i < 64_000 + 3 * 65_536; i += 50) {
            ByteBuffer late = sealed(7, i);
            ByteBuffer early = sealed(7, i + 1);
            assertThat(heard(early, 7, i + 1)).as("packet " + (i + 1)).isTrue();
            if (random.nextInt(10) > 0) {
                assertThat(heard(late, 7, i)).as("packet " + i).isTrue();
                passed++;
            }
        }
        assertThat(passed).isPositive();
    }

    @Test
    public void aNewSourceBeginsAnewUnderTheSameKey() {
        for (int i = 65_500; i < 65_600; i++) {
            assertThat(heard(sealed(7, i), 7, i)).isTrue();
        }
        for (int ssrc = 100; ssrc < 120; ssrc++) {
            assertThat(heard(sealed(ssrc, 5), ssrc, 5)).isTrue();
        }
    }

    @Test
    public void anIndexIsNeverUsedForTwoPackets() {
        assertThat(sender.protect(packet(7, 10))).isNotNull();
        assertThat(sender.protect(packet(7, 10))).isNull();
        assertThat(sender.protect(packet(7, 11))).isNotNull();
        assertThat(sender.protect(packet(7, 9))).as("late, but not sent yet").isNotNull();
        assertThat(sender.protect(packet(7, 9))).isNull();
    }

    @Test
    public void whatIsTooShortOrTooLongIsRefused() {
        assertThat(sender.protect(ByteBuffer.allocate(11))).isNull();
        ByteBuffer huge = ByteBuffer.allocate(2048).put(0, (byte) 0x80);
        assertThat(sender.protect(huge)).isNull();
        assertThat(sender.protectControl(ByteBuffer.allocate(7))).isNull();
        for (int length = 0; length < 40; length++) {
            ByteBuffer shortOne = ByteBuffer.allocate(length);
            if (length > 0) {
                shortOne.put(0, (byte) 0x9F);
            }
            assertThat(receiver.unprotect(shortOne)).isFalse();
            assertThat(receiver.unprotectControl(shortOne)).isFalse();
        }
    }

    @Test
    public void reportsThatAreRepeatedOrNotEncryptedAreRefused() {
        ByteBuffer report = ByteBuffer.allocate(28)
                .putInt(0x80C80006)
                .putInt(9)
                .position(28)
                .flip();
        ByteBuffer sealed = copy(sender.protectControl(report));
        ByteBuffer open = copy(sealed);
        int indexAt = open.limit() - 4 - (open.getInt(open.limit() - 4) < 0 ? 0 : 10);
        open.put(indexAt, (byte) (open.get(indexAt) & 0x7F));
        assertThat(receiver.unprotectControl(open)).isFalse();
        assertThat(receiver.unprotectControl(copy(sealed))).isTrue();
        assertThat(receiver.unprotectControl(copy(sealed))).isFalse();
    }
}
