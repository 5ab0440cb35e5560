package org.strowger.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.Test;

/** Vectors printed in RFC 3711 appendix B, RFC 6188 section 7 and RFC 7714 section 16. */
public class RfcVectorsTest {
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static void derives(String master, String salt, int label, String expected) {
        byte[] key = SessionKeys.derive(bytes(master), bytes(salt), label, expected.length() / 2);
        assertThat(key).isEqualTo(bytes(expected));
    }

    @Test
    public void derivesTheKeysOfRfc3711() {
        String master = "e1f97a0d3e018be0d64fa32c06de4139";
        String salt = "0ec675ad498afeebb6960b3aabe6";
        derives(master, salt, 0, "c61e7a93744f39ee10734afe3ff7a087");
        derives(master, salt, 2, "30cbbc08863d8c85d49db34a9ae1");
        derives(
                master,
                salt,
                1,
                "cebe321f6ff7716b6fd4ab49af256a156d38baa48f0a0acf3c34e2359e6cdbce"
                        + "e049646c43d9327ad175578ef72270986371c10c9a369ac2f94a8c5fbcddd"
                        + "c256d6e919a48b610ef17c2041e474035766b68642c59bbfc2f34db60dbdfb2");
    }

    @Test
    public void derivesTheKeysOfRfc6188() {
        String master = "f0f04914b513f2763a1b1fa130f10e2998f6f6e43e4309d1e622a0e332b9f1b6";
        String salt = "3b04803de51ee7c96423ab5b78d2";
        derives(master, salt, 0, "5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4");
        derives(master, salt, 2, "fa31791685ca444a9e07c6c64e93");
        derives(master, salt, 1, "fd9c32d39ed5fbb5a9dc96b30818454d1313dc05");
    }

    @Test
    public void makesTheKeyStreamOfRfc3711() {
        Workspace w = new Workspace();
        byte[] first = bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfd0000");
        System.arraycopy(first, 0, w.iv, 0, 16);
        new KeyStream(bytes("2b7e151628aed2a6abf7158809cf4f3c")).make(w, 48);
        assertThat(HexFormat.of().formatHex(w.stream, 0, 48))
                .isEqualTo("e03ead0935c95e80e166b16dd92b4eb4"
                        + "d23513162b02d0f72a43a2fe4a5f97ab"
                        + "41e95b3bb0a2e8dd477901e4fca894c0");
    }

    @Test
    public void encryptsThePacketOfRfc7714() {
        GcmTransform transform =
                new GcmTransform(bytes("000102030405060708090a0b0c0d0e0f"), bytes("517569642070726f2071756f"));
        Workspace w = new Workspace();
        byte[] packet = bytes("8040f17b8041f8d35501a0b2"
                + "47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573");
        System.arraycopy(packet, 0, w.packet, 0, packet.length);
        int length = transform.protect(w, 12, packet.length, 0x5501a0b2, 0xf17b);
        assertThat(HexFormat.of().formatHex(w.packet, 0, length))
                .isEqualTo("8040f17b8041f8d35501a0b2"
                        + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                        + "899d7f27beb16a9152cf765ee4390cce");
    }

    @Test
    public void signsLikeRfc2202() {
        byte[] result = new byte[HmacSha1.BYTES];
        HmacSha1 mac = new HmacSha1(bytes("0b".repeat(20)));
        for (int i = 0; i < 2; i++) {
            mac.begin()
                    .update("Hi There".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 8)
                    .end(result);
            assertThat(HexFormat.of().formatHex(result)).isEqualTo("b617318655057264e28bc0b6fb378c8ef146be00");
        }
        byte[] longKey = bytes("aa".repeat(80));
        byte[] data = "Test Using Larger Than Block-Size Key - Hash Key First"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        new HmacSha1(longKey).begin().update(data, 0, data.length).end(result);
        assertThat(HexFormat.of().formatHex(result)).isEqualTo("aa4ae5e15272d00e95705637ce8a3b55ed402112");
    }
}
