package org.strowger.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.api.media.IceCredentials;
import org.strowger.media.srtp.HmacSha1;

public class IceLiteTest {
    private static final String PASSWORD = "our-password-of-24-chars";
    private static final InetSocketAddress HOST = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress RELAY = new InetSocketAddress("192.0.2.9", 4001);
    private static final InetSocketAddress SIX = new InetSocketAddress("2001:db8::1", 4002);

    private final List<ByteBuffer> answers = new ArrayList<>();
    private final List<InetSocketAddress> chosen = new ArrayList<>();
    private final IceLite ice = new IceLite(new IceCredentials("ours", PASSWORD), new IceLite.Wire() {
        @Override
        public void answer(ByteBuffer packet, InetSocketAddress to) {
            answers.add(packet);
        }

        @Override
        public void nominated(InetSocketAddress address) {
            chosen.add(address);
        }
    });
    private long now;

    private boolean check(InetSocketAddress from, boolean nominate, int priority) {
        return ice.packet(Check.good("ours:theirs", PASSWORD, nominate, priority), from, now);
    }

    private int lastCode() {
        ByteBuffer answer = answers.get(answers.size() - 1);
        // ERROR-CODE comes first: header 20, type and length 4, two zeros, class, number.
        return answer.get(26) * 100 + answer.get(27);
    }

    @Test
    public void answersWithTheAddressItSaw() {
        assertThat(check(HOST, false, 1)).isTrue();
        ByteBuffer answer = answers.get(0);
        StunMessage read = StunMessage.parse(answer);
        assertThat(read.type()).isEqualTo(0x0101);
        assertThat(read.signedWith(new HmacSha1(PASSWORD.getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        assertThat(answer.getShort(20)).isEqualTo((short) 0x0020);
        assertThat((short) (answer.getShort(26) ^ 0x2112) & 0xFFFF).isEqualTo(4000);
        assertThat(answer.getInt(28) ^ 0x2112A442).isEqualTo(0xC0000201);
    }

    @Test
    public void answersOverIpv6() {
        check(SIX, false, 1);
        ByteBuffer answer = answers.get(0);
        assertThat(answer.getShort(24)).isEqualTo((short) 2);
        byte[] host = new byte[16];
        for (int i = 0; i < 16; i++) {
            host[i] = (byte) (answer.get(28 + i) ^ answer.get(4 + i));
        }
        assertThat(host).isEqualTo(SIX.getAddress().getAddress());
    }

    @Test
    public void onlyCheckedAddressesAreValidAndOnlyNominatedOnesChosen() {
        assertThat(ice.valid(HOST)).isFalse();
        check(HOST, false, 1);
        assertThat(ice.valid(HOST)).isTrue();
        assertThat(ice.valid(RELAY)).isFalse();
        assertThat(ice.selected()).isNull();
        check(HOST, true, 1);
        assertThat(chosen).containsExactly(HOST);
    }

    @Test
    public void ofAggressiveNominationsTheHighestPriorityWinsAndALaterOneSwitches() {
        check(RELAY, true, 10);
        check(HOST, true, 100);
        check(RELAY, true, 10);
        assertThat(chosen).containsExactly(RELAY, HOST);
        now += 2_000_000_000L;
        check(RELAY, true, 10);
        assertThat(ice.selected()).as("the party moved").isEqualTo(RELAY);
    }

    @Test
    public void wrongOrMissingCredentialsAreRefusedAndTeachNothing() {
        ice.packet(Check.good("ours:theirs", "wrong-password-of-24-byte", true, 1), HOST, now);
        assertThat(lastCode()).isEqualTo(401);
        ice.packet(Check.good("else:theirs", PASSWORD, true, 1), HOST, now);
        assertThat(lastCode()).isEqualTo(401);
        ice.packet(Check.good("oursx:theirs", PASSWORD, true, 1), HOST, now);
        assertThat(lastCode()).isEqualTo(401);
        ByteBuffer unsigned =
                new Check().username("ours:theirs").controlling().useCandidate().bytes();
        ice.packet(unsigned, HOST, now);
        assertThat(lastCode()).isEqualTo(400);
        assertThat(ice.valid(HOST)).isFalse();
        assertThat(ice.checked()).isFalse();
        assertThat(chosen).isEmpty();
    }

    @Test
    public void strangersGetFewAnswersAndNoneLongerThanTheirPacket() {
        int asked = 0;
        for (int i = 0; i < 5000; i++) {
            ByteBuffer bare = new Check().bytes();
            asked = bare.remaining();
            ice.packet(bare, HOST, now);
            ice.packet(Check.good("nobody:x", "wrong-password-of-24-byte", true, 1), RELAY, now);
        }
        assertThat(answers).hasSizeLessThanOrEqualTo(IceLite.REFUSALS_A_SECOND);
        int bare = asked;
        assertThat(answers).allMatch(answer -> answer.remaining() <= 100 && answer.remaining() != bare);
    }

    @Test
    public void aFloodOfStrangersDoesNotKeepThePartyOut() {
        check(HOST, true, 1);
        for (int i = 0; i < 5000; i++) {
            ice.packet(Check.good("nobody:x", "wrong-password-of-24-byte", true, 1), RELAY, now);
        }
        now += 1_000_000;
        assertThat(check(HOST, true, 1)).isTrue();
    }

    @Test
    public void aThousandCandidatesAreForgottenAgain() {
        for (int i = 0; i < 1000; i++) {
            now += 20_000_000;
            check(new InetSocketAddress("198.51.100.1", 10_000 + i), false, 1);
        }
        check(HOST, true, 1);
        long valid = java.util.stream.IntStream.range(0, 1000)
                .filter(i -> ice.valid(new InetSocketAddress("198.51.100.1", 10_000 + i)))
                .count();
        assertThat(valid).isLessThanOrEqualTo(IceLite.MOST_ADDRESSES);
        assertThat(ice.selected()).isEqualTo(HOST);
    }

    @Test
    public void roleConflictIsAnsweredAndTeachesNothing() {
        ByteBuffer controlled = new Check()
                .username("ours:theirs")
                .attribute(0x8029, new byte[8])
                .useCandidate()
                .signed(PASSWORD)
                .bytes();
        assertThat(ice.packet(controlled, HOST, now)).isFalse();
        assertThat(lastCode()).isEqualTo(487);
        assertThat(ice.valid(HOST)).isFalse();
    }

    @Test
    public void unknownAttributesAreNamed() {
        ByteBuffer strange = new Check()
                .username("ours:theirs")
                .attribute(0x7001, new byte[4])
                .signed(PASSWORD)
                .bytes();
        ice.packet(strange, HOST, now);
        assertThat(lastCode()).isEqualTo(420);
        assertThat(ice.valid(HOST)).isFalse();
    }

    @Test
    public void restartForgetsAllButThePlaceInUse() {
        ice.negotiated(new IceCredentials("theirs", "x"));
        check(RELAY, false, 1);
        check(HOST, true, 100);
        ice.negotiated(new IceCredentials("others", "x"));
        assertThat(ice.valid(RELAY)).isFalse();
        assertThat(ice.selected()).isEqualTo(HOST);
        check(RELAY, true, 1);
        assertThat(ice.selected()).as("the new choice counts at once").isEqualTo(RELAY);
    }

    @Test
    public void afterARestartOnOurSideChecksCountUnderTheNewCredentialsAndThoseOnTheWay() {
        ice.renewed(new IceCredentials("newer", PASSWORD + "2"));
        assertThat(ice.packet(Check.good("newer:theirs", PASSWORD + "2", false, 1), HOST, now))
                .isTrue();
        assertThat(check(RELAY, false, 1)).as("signed before").isTrue();
        assertThat(ice.packet(Check.good("newer:theirs", PASSWORD, false, 1), HOST, now))
                .as("the new name with the old password")
                .isFalse();
        ice.renewed(new IceCredentials("newest", PASSWORD + "3"));
        assertThat(check(RELAY, false, 1)).as("two restarts ago").isFalse();
    }

    @Test
    public void indicationsOfThePartyShowThatItLives() {
        check(HOST, true, 1);
        now += 10;
        assertThat(ice.packet(new Check(0x0011).bytes(), HOST, now)).isTrue();
        assertThat(ice.lastCheck()).isEqualTo(now);
        assertThat(ice.packet(new Check(0x0011).bytes(), RELAY, now)).isFalse();
        assertThat(ice.packet(new Check(0x0101).bytes(), HOST, now))
                .as("an answer")
                .isFalse();
    }
}
