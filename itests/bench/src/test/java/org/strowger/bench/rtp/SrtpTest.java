package org.strowger.bench.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.Test;

public class SrtpTest {
    /** Of the packet that every implementation is tried with (libsrtp's test vector for AES-CM and HMAC-SHA1-80). */
    private static final byte[] MASTER =
            HexFormat.of().parseHex("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6");

    private static final String PLAIN = "800f1234decafbadcafebabe" + "ab".repeat(16);
    private static final String ENCRYPTED =
            "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb";

    private static ByteBuffer packet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return ByteBuffer.allocateDirect(200).put(bytes).flip();
    }

    private static String text(ByteBuffer packet) {
        byte[] bytes = new byte[packet.limit()];
        packet.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    public void packetsAreThoseOfEverybodyElse() {
        ByteBuffer packet = packet(PLAIN);
        new Srtp(MASTER).protect(packet);
        assertThat(text(packet)).isEqualTo(ENCRYPTED);
        new Srtp(MASTER).unprotect(packet);
        assertThat(text(packet)).isEqualTo(PLAIN);
    }

    @Test
    public void bothCountTheRoundsOfTheSequence() {
        Srtp out = new Srtp(MASTER);
        Srtp in = new Srtp(MASTER);
        for (String sequence : new String[] {"fffe", "ffff", "0000", "0001"}) {
            String plain = PLAIN.replace("1234", sequence);
            ByteBuffer packet = packet(plain);
            out.protect(packet);
            in.unprotect(packet);
            assertThat(text(packet)).as(sequence).isEqualTo(plain);
        }
    }
}
