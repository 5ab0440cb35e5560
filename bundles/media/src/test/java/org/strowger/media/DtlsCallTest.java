package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.Problem;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;

/** Two endpoints that reach each other by DTLS-SRTP, each with a plain phone behind it. */
public class DtlsCallTest {
    private static final byte[] VOICE = new byte[160];

    static {
        Arrays.fill(VOICE, (byte) 0x55);
    }

    @Rule
    public final MediaRig rig = new MediaRig();

    private final Phone alice = new Phone(1, 0);
    private final Phone bob = new Phone(2, 0);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @After
    public void hangUp() {
        alice.close();
        bob.close();
    }

    private RtpEndpoint listening(String name) {
        RtpEndpoint endpoint = rig.plane.openRtp(name);
        endpoint.listen(new MediaListener() {
            @Override
            public void secured() {
                told.add(name + " secured");
            }

            @Override
            public void failed(Problem reason) {
                told.add(name + " " + reason.code());
            }
        });
        return endpoint;
    }

    private static void negotiate(RtpEndpoint endpoint, InetSocketAddress remote, MediaSecurity security, boolean mux) {
        endpoint.negotiate(new RtpParameters(
                remote,
                null,
                MediaRig.ULAW,
                null,
                true,
                true,
                20,
                false,
                Duration.ZERO,
                new RtpTransport(mux, security, null),
                List.of()));
    }

    private void talksThrough(boolean mux) {
        RtpEndpoint one = listening("one");
        RtpEndpoint other = listening("other");
        String fingerprint = one.fingerprint();
        assertThat(fingerprint).matches("sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}");
        rig.plane.bridge(one, rig.endpoint(alice, MediaRig.ULAW, null));
        rig.plane.bridge(other, rig.endpoint(bob, MediaRig.ULAW, null));
        negotiate(one, other.localAddress(), new MediaSecurity.Dtls(false, fingerprint), mux);
        negotiate(other, one.localAddress(), new MediaSecurity.Dtls(true, fingerprint), mux);
        MediaRig.await("both ends", () -> told.size() == 2);
        assertThat(told).containsExactlyInAnyOrder("one secured", "other secured");
        assertThat(one.secured() && other.secured()).isTrue();
        alice.send(VOICE);
        MediaRig.await("bob to hear", () -> bob.heard().size() == 1);
        assertThat(bob.heard().get(0).payload()).isEqualTo(VOICE);
        bob.send(VOICE);
        MediaRig.await("alice to hear", () -> alice.heard().size() == 1);
        assertThat(one.protection()).isEqualTo("DTLS-SRTP AEAD_AES_128_GCM");
        MediaRig.await("reports to arrive", () -> {
            rig.time.advance(Duration.ofMillis(500));
            bob.send(VOICE);
            return one.statistics().remoteLost() >= 0;
        });
        assertThat(one.statistics().rejected()).isZero();
    }

    @Test
    public void talkOverOnePort() {
        talksThrough(true);
    }

    @Test
    public void talkOverTwoPortsWithKeysForEach() {
        talksThrough(false);
    }

    @Test
    public void theSameAgreementAgainKeepsTheKeysAndAnotherRoleMakesNewOnes() {
        talksThrough(true);
        RtpEndpoint third = listening("third");
        String fingerprint = third.fingerprint();
        RtpEndpoint fourth = listening("fourth");
        negotiate(third, fourth.localAddress(), new MediaSecurity.Dtls(false, fingerprint), true);
        negotiate(fourth, third.localAddress(), new MediaSecurity.Dtls(true, fingerprint), true);
        MediaRig.await("keys", () -> told.size() == 4);
        negotiate(third, fourth.localAddress(), new MediaSecurity.Dtls(false, fingerprint), true);
        assertThat(third.secured()).isTrue();
        negotiate(third, fourth.localAddress(), new MediaSecurity.Dtls(true, fingerprint), true);
        assertThat(third.secured()).isFalse();
        negotiate(fourth, third.localAddress(), new MediaSecurity.Dtls(false, fingerprint), true);
        MediaRig.await("new keys", () -> told.size() == 6);
        assertThat(third.secured() && fourth.secured()).isTrue();
    }

    @Test
    public void anotherCertificateThanAnnouncedEndsIt() {
        RtpEndpoint one = listening("one");
        RtpEndpoint other = listening("other");
        String wrong = "sha-256 " + "0A:".repeat(31) + "0A";
        negotiate(one, other.localAddress(), new MediaSecurity.Dtls(false, wrong), true);
        negotiate(other, one.localAddress(), new MediaSecurity.Dtls(true, one.fingerprint()), true);
        MediaRig.await("the failure", () -> told.contains("one media.dtls.fingerprint"));
        assertThat(one.secured()).isFalse();
        assertThat(told).filteredOn(each -> each.startsWith("one")).hasSize(1);
    }
}
