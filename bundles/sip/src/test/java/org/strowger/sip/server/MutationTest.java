package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;

/**
 * Requests with bytes exchanged, cut out and doubled, at the running server from outside: a phone is answered all the time,
 * and nothing is left. {@code -Dfuzz.mutants=} sends more than a few.
 */
public class MutationTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 4000);
    private static final int BETWEEN = 200;
    private static final String SPECIAL = "\r\n\0:;,<>\"\\@%= \t\u0080\u00ff09";

    @Rule
    public final SipFixture sip = new SipFixture();

    private final Random random = new Random(4475);

    @Test
    public void aPhoneIsAnsweredAllTheTime() throws IOException {
        RawUa phone = sip.phone("101");
        String uri = "sip:102@127.0.0.1:" + sip.port;
        List<String> good = List.of(
                phone.request("REGISTER", uri, "m1", "f", uri, 1, "Authorization: Digest username=\"101\"", ""),
                phone.request(
                        "INVITE",
                        uri,
                        "m2",
                        "f",
                        uri,
                        1,
                        "Supported: timer",
                        Sdp.audio("127.0.0.1", 4000, "8", "sendrecv", 1)),
                phone.request("OPTIONS", uri, "m3", "f", uri, 1, "Require: x", ""));
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < MUTANTS; i++) {
                byte[] mutant = mutant(good.get(i % good.size()).getBytes(StandardCharsets.UTF_8));
                socket.send(new DatagramPacket(mutant, mutant.length, InetAddress.getLoopbackAddress(), sip.port));
                if (i % BETWEEN == 0) {
                    phone.send(phone.request("OPTIONS", uri, RawUa.unique(), "g", uri, 1, "", ""));
                    phone.take("golden answer " + i, m -> m.tag("From").equals("g") && m.status() == 200);
                }
            }
        }
        assertThat(sip.calls.waiting()).isZero();
        assertThat(sip.server().transactions()).isZero();
    }

    private byte[] mutant(byte[] good) {
        byte[] bytes = good;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                case 1 -> bytes[at] ^= 1 << random.nextInt(8);
                case 2 -> bytes = without(bytes, at, Math.min(bytes.length - 1, at + random.nextInt(40)));
                default -> bytes = doubled(bytes, at, Math.min(bytes.length, at + random.nextInt(200)));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = new byte[bytes.length - Math.max(0, to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, Math.max(from, to), rest, from, rest.length - from);
        return rest;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        byte[] more = new byte[bytes.length + to - from];
        System.arraycopy(bytes, 0, more, 0, to);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }
}
