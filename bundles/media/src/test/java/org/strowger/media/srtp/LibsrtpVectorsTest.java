package org.strowger.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/** Every suite against packets that an independent implementation made, over a wrap of the sequence number. */
@RunWith(Parameterized.class)
public class LibsrtpVectorsTest {
    private static final String PAYLOAD = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425";
    private static final String FIRST = "8000ffff000000a0cafebabe" + PAYLOAD;
    /** With a contributing source and a header extension. */
    private static final String SECOND = "9108000100000140cafebabe11223344bede000110ff0000" + PAYLOAD;

    private static final String REPORT = "80c80006cafebabe000102030405060708090a0b0c0d0e0f10111213";

    private final SrtpKey key;
    private final List<String> packets;

    public LibsrtpVectorsTest(SrtpSuite suite, List<String> packets) {
        key = key(suite);
        this.packets = packets;
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> suites() throws IOException {
        List<String> lines;
        try (InputStream in = LibsrtpVectorsTest.class.getResourceAsStream("libsrtp.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        List<Object[]> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 5) {
            found.add(new Object[] {SrtpSuite.named(lines.get(i)).orElseThrow(), lines.subList(i + 1, i + 5)});
        }
        assertThat(found).hasSize(SrtpSuite.values().length);
        return found;
    }

    static SrtpKey key(SrtpSuite suite) {
        byte[] material = new byte[suite.keyBytes() + suite.saltBytes()];
        for (int i = 0; i < material.length; i++) {
            material[i] = (byte) (7 * i + 3);
        }
        return new SrtpKey(suite, material);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    public void protectsLikeIt() {
        SrtpSender sender = new Srtp().sender(key);
        assertThat(hex(sender.protect(bytes(FIRST)))).isEqualTo(packets.get(0));
        assertThat(hex(sender.protect(bytes(SECOND)))).isEqualTo(packets.get(1));
        // It counts its reports from 1, we count from 0.
        assertThat(sender.protectControl(bytes(REPORT))).isNotNull();
        assertThat(hex(sender.protectControl(bytes(REPORT)))).isEqualTo(packets.get(2));
        assertThat(hex(sender.protectControl(bytes(REPORT)))).isEqualTo(packets.get(3));
    }

    @Test
    public void readsWhatItProtected() {
        SrtpReceiver receiver = new Srtp().receiver(key);
        assertThat(opened(receiver, packets.get(0))).isEqualTo(FIRST);
        assertThat(opened(receiver, packets.get(1))).isEqualTo(SECOND);
        for (int i = 2; i < 4; i++) {
            ByteBuffer report = bytes(packets.get(i));
            assertThat(receiver.unprotectControl(report)).isTrue();
            assertThat(hex(report)).isEqualTo(REPORT);
        }
    }

    @Test
    public void readsDirectBuffersAndAStreamWhoseBeginningWasLost() {
        SrtpReceiver receiver = new Srtp().receiver(key);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(2048).put(bytes(packets.get(1))).flip();
        assertThat(receiver.unprotect(direct)).isTrue();
        assertThat(hex(direct)).isEqualTo(SECOND);
    }

    private static String opened(SrtpReceiver receiver, String packet) {
        ByteBuffer buffer = bytes(packet);
        assertThat(receiver.unprotect(buffer)).isTrue();
        return hex(buffer);
    }
}
