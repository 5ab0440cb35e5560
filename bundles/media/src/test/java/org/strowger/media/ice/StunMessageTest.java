package org.strowger.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.Test;
import org.strowger.media.srtp.HmacSha1;

public class StunMessageTest {
    /** RFC 5769 section 2.1. */
    private static final String REQUEST = "000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf";

    private static final int FINGERPRINT_AT = 100;
    /** RFC 5769 section 2.2. */
    private static final String RESPONSE = "0101003c2112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220"
            + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
            + "80280004c07d4c96";

    private static final HmacSha1 KEY = new HmacSha1("VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII));

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    public void readsTheRequestOfRfc5769() {
        StunMessage message = StunMessage.parse(bytes(REQUEST));
        assertThat(message.type()).isEqualTo(StunMessage.REQUEST);
        assertThat(message.username()).isEqualTo("evtj:h6vY");
        assertThat(message.priority()).isEqualTo(0x6e0001ffL);
        assertThat(message.controlled()).isTrue();
        assertThat(message.useCandidate()).isFalse();
        assertThat(message.unknown()).isEmpty();
        assertThat(message.signedWith(KEY)).isTrue();
        assertThat(message.signedWith(new HmacSha1("other".getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
    }

    @Test
    public void readsTheResponseOfRfc5769() {
        StunMessage message = StunMessage.parse(bytes(RESPONSE));
        assertThat(message.type()).isEqualTo(0x0101);
        assertThat(message.signedWith(KEY)).isTrue();
    }

    @Test
    public void aChangedByteBreaksFingerprintOrSignature() {
        byte[] good = HexFormat.of().parseHex(REQUEST);
        for (int i = 0; i < FINGERPRINT_AT; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            StunMessage message = StunMessage.parse(ByteBuffer.wrap(bad));
            assertThat(message == null || !message.signedWith(KEY))
                    .as("byte " + i)
                    .isTrue();
        }
    }

    @Test
    public void attributesAfterTheSignatureCountForNothing() {
        ByteBuffer check =
                new Check().username("a:b").signed("secret").useCandidate().bytes();
        StunMessage message = StunMessage.parse(check);
        assertThat(message.signedWith(new HmacSha1("secret".getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        assertThat(message.useCandidate()).isFalse();
    }

    @Test
    public void whatMustBeUnderstoodAndIsNotIsListed() {
        ByteBuffer check = new Check()
                .attribute(0x7777, new byte[3])
                .attribute(0xC001, new byte[1])
                .bytes();
        assertThat(StunMessage.parse(check).unknown()).containsExactly(0x7777);
    }

    @Test
    public void refusesWhatIsNotWellFormed() {
        assertThat(StunMessage.parse(ByteBuffer.allocate(0))).isNull();
        assertThat(StunMessage.parse(ByteBuffer.allocate(20))).isNull();
        assertThat(StunMessage.parse(bytes(REQUEST.substring(0, 80)))).isNull();
        assertThat(StunMessage.parse(bytes(REQUEST + "00000000"))).isNull();
        Check many = new Check();
        for (int i = 0; i < 40; i++) {
            many.attribute(0x8022, new byte[4]);
        }
        assertThat(StunMessage.parse(many.bytes())).isNull();
    }

    @Test
    public void survivesAnything() {
        Random random = new Random(11);
        byte[] good = HexFormat.of().parseHex(REQUEST);
        assertThatCode(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length * 2));
                        for (int change = random.nextInt(6); change >= 0 && bad.length > 0; change--) {
                            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                        }
                        if (bad.length >= 20 && random.nextBoolean()) {
                            bad[2] = (byte) (bad.length - 20 >> 8);
                            bad[3] = (byte) (bad.length - 20);
                        }
                        StunMessage message = StunMessage.parse(ByteBuffer.wrap(bad));
                        if (message != null) {
                            message.signedWith(KEY);
                        }
                    }
                })
                .doesNotThrowAnyException();
    }
}
