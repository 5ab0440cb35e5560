package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.api.media.SrtpSuite;

/** A call of 23 minutes: sequence numbers go half round and whole round, and nobody notices. */
public class LongCallTest {
    /** More than one round, from below half a round on. */
    private static final int PACKETS = 70_000;

    /** What a socket holds for sure. */
    private static final int AT_ONCE = 50;

    private static final byte[] VOICE = new byte[160];

    @Rule
    public final MediaRig rig = new MediaRig();

    private final SecurePhone alice = new SecurePhone();
    private final Phone bob = new Phone(2, 0);

    static {
        Arrays.fill(VOICE, (byte) 0x2A);
    }

    @After
    public void hangUp() {
        alice.close();
        bob.close();
    }

    private RtpEndpoint secure() {
        RtpEndpoint endpoint = rig.plane.openRtp("secure");
        alice.to = endpoint.localAddress();
        MediaSecurity keys = alice.keys(
                SecurePhone.key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1),
                SecurePhone.key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 2));
        RtpTransport transport = new RtpTransport(true, keys, null);
        endpoint.negotiate(new RtpParameters(
                alice.address(), null, MediaRig.ULAW, null, true, true, 20, true, Duration.ZERO, transport, List.of()));
        return endpoint;
    }

    private void talk(IntConsumer send, Callable<Integer> arrived) throws Exception {
        for (int sent = 0; sent < PACKETS; ) {
            for (int i = 0; i < AT_ONCE; i++) {
                send.accept(sent++);
            }
            int all = sent;
            MediaRig.await(all + " packets", () -> arrived.call() >= all);
            rig.time.advance(Duration.ofMillis(20 * AT_ONCE));
        }
    }

    private static void assertGapless(List<Phone.Heard> heard) {
        for (int i = 1; i < heard.size(); i++) {
            int step = heard.get(i).sequence() - heard.get(i - 1).sequence() & 0xFFFF;
            assertThat(step).as("packet %d", i).isEqualTo(1);
        }
    }

    @Test
    public void fromEncryptedToPlain() throws Exception {
        alice.sequence = 30_000;
        RtpEndpoint a = secure();
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        talk(i -> alice.talk(VOICE), () -> bob.heard().size());
        assertThat(bob.heard()).hasSize(PACKETS);
        assertGapless(Arrays.asList(bob.heard().toArray(new Phone.Heard[0])));
        assertThat(a.statistics().lost()).isZero();
        assertThat(a.statistics().rejected()).isZero();
    }

    @Test
    public void fromPlainToEncrypted() throws Exception {
        bob.sequence = 30_000;
        RtpEndpoint a = secure();
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        talk(i -> bob.send(VOICE), () -> alice.datagrams().size());
        MediaRig.await("all", () -> alice.media().size() == PACKETS);
        assertThat(alice.datagrams()).allMatch(each -> alice.opened(each) != null);
    }

    @Test
    public void transcodedOnArrival() throws Exception {
        bob.sequence = 30_000;
        Phone carol = rig.phone(3, 8);
        transcoded(carol, MediaRig.ALAW);
    }

    private void transcoded(Phone carol, Payload other) throws Exception {
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, null);
        rig.plane.bridge(b, rig.endpoint(carol, other, null), false);
        talk(i -> bob.send(VOICE), () -> carol.heard().size());
        assertThat(carol.heard()).hasSize(PACKETS);
        assertGapless(Arrays.asList(carol.heard().toArray(new Phone.Heard[0])));
        assertThat(b.statistics().lost()).isZero();
    }
}
