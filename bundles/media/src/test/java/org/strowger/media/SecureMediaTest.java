package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.Problem;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.api.media.SrtpSuite;

/** Encrypted parties and parties that do ICE, on the whole packet path. */
public class SecureMediaTest {
    private static final byte[] VOICE = new byte[160];
    private static final IceCredentials THEIRS = new IceCredentials("theirs", "their-password-of-24-chars");

    @Rule
    public final MediaRig rig = new MediaRig();

    private final SecurePhone alice = new SecurePhone();
    private final SecurePhone mallory = new SecurePhone();
    private final Phone bob = new Phone(2, 0);
    private final List<Problem> failures = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    static {
        Arrays.fill(VOICE, (byte) 0x11);
    }

    @After
    public void hangUp() {
        alice.close();
        mallory.close();
        bob.close();
    }

    private static RtpParameters parameters(SecurePhone phone, MediaSecurity security, IceCredentials ice) {
        return new RtpParameters(
                phone.address(),
                null,
                MediaRig.ULAW,
                null,
                true,
                true,
                20,
                true,
                Duration.ZERO,
                new RtpTransport(true, security, ice),
                List.of());
    }

    private RtpEndpoint secure(MediaSecurity security, IceCredentials ice) {
        RtpEndpoint endpoint = rig.plane.openRtp("secure");
        endpoint.listen(new MediaListener() {
            @Override
            public void timeout() {
                told.add("timeout");
            }

            @Override
            public void failed(Problem reason) {
                failures.add(reason);
            }
        });
        alice.to = endpoint.localAddress();
        mallory.to = endpoint.localAddress();
        endpoint.negotiate(parameters(alice, security, ice));
        return endpoint;
    }

    private RtpEndpoint bridged(RtpEndpoint endpoint) {
        RtpEndpoint other = rig.endpoint(bob, MediaRig.ULAW, null);
        rig.plane.bridge(endpoint, other);
        return other;
    }

    private MediaSecurity.Sdes sdes(SrtpSuite suite) {
        return alice.keys(SecurePhone.key(suite, 1), SecurePhone.key(suite, 2));
    }

    private void handled(RtpEndpoint endpoint, long packets) {
        MediaRig.await(
                packets + " packets",
                () -> endpoint.statistics().packetsReceived()
                                + endpoint.statistics().rejected()
                        == packets);
    }

    @Test
    public void relaysBetweenAnEncryptedAndAPlainPartyInEverySuite() {
        for (SrtpSuite suite : SrtpSuite.values()) {
            RtpEndpoint a = secure(sdes(suite), null);
            RtpEndpoint b = bridged(a);
            int heardBefore = bob.heard().size();
            int mediaBefore = alice.media().size();
            alice.talk(VOICE);
            MediaRig.await("bob to hear", () -> bob.heard().size() == heardBefore + 1);
            assertThat(bob.heard().get(heardBefore).payload()).isEqualTo(VOICE);
            bob.send(VOICE);
            MediaRig.await("alice to hear", () -> alice.media().size() == mediaBefore + 1);
            byte[] sealed = alice.media().get(mediaBefore);
            assertThat(sealed).hasSizeGreaterThan(172);
            byte[] opened = alice.opened(sealed);
            assertThat(Arrays.copyOfRange(opened, 12, 172)).isEqualTo(VOICE);
            assertThat(a.protection()).isEqualTo("SDES " + suite);
            assertThat(a.secured()).isTrue();
            a.close();
            b.close();
        }
    }

    @Test
    public void playedSoundIsEncryptedToo() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AEAD_AES_128_GCM), null);
        a.play(rig.plane.tone("440"), done -> {});
        MediaRig.await("sound", () -> {
            rig.time.advance(Duration.ofMillis(20));
            return alice.media().size() >= 3;
        });
        assertThat(alice.media()).allMatch(each -> alice.opened(each) != null);
    }

    @Test
    public void plainAndForgedAndRepeatedPacketsAreDroppedAndTheCallGoesOn() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AES_CM_128_HMAC_SHA1_80), null);
        bridged(a);
        byte[] first = alice.talk(VOICE);
        handled(a, 1);
        alice.plain(VOICE);
        alice.raw(ByteBuffer.wrap(first));
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            byte[] forged = first.clone();
            forged[3] += (byte) (1 + i);
            forged[forged.length - 1 - random.nextInt(10)] ^= (byte) (1 + random.nextInt(255));
            alice.raw(ByteBuffer.wrap(forged));
            handled(a, 4 + i);
        }
        assertThat(a.statistics().rejected()).isEqualTo(102);
        alice.talk(VOICE);
        MediaRig.await("the call to go on", () -> bob.heard().size() == 2);
        assertThat(failures).isEmpty();
    }

    @Test
    public void whatAStrangerRepeatsFasterThanThePartyDoesNoHarm() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AEAD_AES_128_GCM), null);
        bridged(a);
        alice.talk(VOICE);
        handled(a, 1);
        byte[] overheard = alice.sealed(VOICE);
        mallory.raw(ByteBuffer.wrap(overheard));
        handled(a, 2);
        alice.raw(ByteBuffer.wrap(overheard));
        MediaRig.await("bob to hear", () -> bob.heard().size() == 2);
        assertThat(a.statistics().rejected()).isEqualTo(1);
    }

    @Test
    public void keysChangeWithoutAGapAndTheStreamBeginsAnewUnderThem() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AES_CM_128_HMAC_SHA1_80), null);
        bridged(a);
        alice.talk(VOICE);
        MediaRig.await("the first", () -> bob.heard().size() == 1);
        bob.send(VOICE);
        MediaRig.await("the first back", () -> alice.media().size() == 1);
        byte[] before = alice.opened(alice.media().get(0));
        byte[] late = alice.talk(VOICE);
        MediaRig.await("the second", () -> bob.heard().size() == 2);
        MediaSecurity.Sdes next = alice.keys(
                SecurePhone.key(SrtpSuite.AEAD_AES_256_GCM, 3), SecurePhone.key(SrtpSuite.AEAD_AES_256_GCM, 4));
        SecurePhone old = mallory;
        old.keys(
                SecurePhone.key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1),
                SecurePhone.key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 2));
        a.negotiate(parameters(alice, next, null));
        // On its way when the keys changed: sealed with the old key, sent from the same address.
        old.sequence = alice.sequence;
        alice.sequence++;
        alice.raw(ByteBuffer.wrap(old.sealed(VOICE)));
        MediaRig.await("one under the old key", () -> bob.heard().size() == 3);
        alice.raw(ByteBuffer.wrap(late));
        alice.ssrc = 77;
        alice.talk(VOICE);
        MediaRig.await("one under the new key", () -> bob.heard().size() == 4);
        bob.send(VOICE);
        MediaRig.await("the next back", () -> alice.media().size() == 2);
        byte[] after = alice.opened(alice.media().get(1));
        assertThat(after).as("under the new key").isNotNull();
        assertThat(Arrays.copyOfRange(after, 8, 12)).isNotEqualTo(Arrays.copyOfRange(before, 8, 12));
    }

    @Test
    public void holdWithTheSameKeysKeepsTheContext() {
        MediaSecurity.Sdes keys = sdes(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
        RtpEndpoint a = secure(keys, null);
        bridged(a);
        byte[] first = alice.talk(VOICE);
        handled(a, 1);
        a.negotiate(parameters(alice, keys, null));
        alice.raw(ByteBuffer.wrap(first));
        handled(a, 2);
        assertThat(a.statistics().rejected()).as("a repeated packet").isEqualTo(1);
    }

    @Test
    public void oneKeyForBothDirectionsIsRefused() {
        RtpEndpoint a = secure(
                alice.keys(
                        SecurePhone.key(SrtpSuite.AEAD_AES_128_GCM, 9), SecurePhone.key(SrtpSuite.AEAD_AES_128_GCM, 9)),
                null);
        MediaRig.await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.srtp.reuse");
        assertThat(a.secured()).isFalse();
    }

    @Test
    public void reportsAreEncryptedOnTheSamePort() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AES_256_CM_HMAC_SHA1_80), null);
        alice.talk(VOICE);
        handled(a, 1);
        for (int i = 0; i < 20; i++) {
            rig.time.advance(Duration.ofMillis(500));
            rig.settle();
        }
        MediaRig.await("a report", () -> !alice.reports().isEmpty());
        byte[] opened = alice.opened(alice.reports().get(0));
        assertThat(opened).isNotNull();
        assertThat(opened[1] & 0xFF).as("receiver report").isEqualTo(201);
    }

    @Test
    public void beforeDtlsIsThroughNothingPassesInEitherDirection() {
        RtpEndpoint a = secure(new MediaSecurity.Dtls(false, "sha-256 " + "AA:".repeat(31) + "AA"), null);
        bridged(a);
        alice.plain(VOICE);
        handled(a, 1);
        bob.send(VOICE);
        rig.settle();
        assertThat(bob.heard()).isEmpty();
        assertThat(alice.datagrams()).isEmpty();
        assertThat(a.secured()).isFalse();
        rig.time.advance(Duration.ofSeconds(31));
        MediaRig.await("the failure", () -> failures.size() == 1);
        assertThat(failures.get(0).code()).isEqualTo("media.dtls.timeout");
    }

    @Test
    public void aBrokenHashOrANonsenseFingerprintFailsAtOnce() {
        secure(new MediaSecurity.Dtls(false, "sha-1 " + "AA:".repeat(19) + "AA"), null);
        MediaRig.await("the failure", () -> failures.size() == 1);
        secure(new MediaSecurity.Dtls(true, "nonsense"), null);
        MediaRig.await("the other failure", () -> failures.size() == 2);
        assertThat(failures).allMatch(reason -> reason.code().equals("media.dtls.hash"));
    }

    @Test
    public void withIceOnlyCheckedAddressesCountAndOnlyTheNominatedOneIsSentTo() {
        RtpEndpoint a = secure(MediaSecurity.NONE, THEIRS);
        bridged(a);
        alice.plain(VOICE);
        mallory.plain(VOICE);
        handled(a, 2);
        bob.send(VOICE);
        rig.settle();
        assertThat(bob.heard()).isEmpty();
        assertThat(alice.datagrams()).isEmpty();
        alice.check(a.ice(), false);
        MediaRig.await("the answer", () -> alice.datagrams().size() == 1);
        alice.plain(VOICE);
        MediaRig.await("bob to hear", () -> bob.heard().size() == 1);
        bob.send(VOICE);
        rig.settle();
        assertThat(alice.media()).as("not nominated yet").isEmpty();
        alice.check(a.ice(), true);
        MediaRig.await("the answer", () -> alice.datagrams().size() == 2);
        bob.send(VOICE);
        MediaRig.await("alice to hear", () -> alice.media().size() == 1);
        mallory.plain(VOICE);
        handled(a, 4);
        assertThat(mallory.datagrams()).isEmpty();
        assertThat(a.protection()).startsWith("ICE 127.0.0.1:");
    }

    @Test
    public void handshakesFromElsewhereAreNotEvenAnswered() {
        RtpEndpoint a = secure(new MediaSecurity.Dtls(false, "sha-256 " + "AA:".repeat(31) + "AA"), THEIRS);
        mallory.raw(clientHello());
        alice.raw(clientHello());
        handled(a, 2);
        assertThat(a.statistics().rejected())
                .as("from addresses that were not checked")
                .isEqualTo(2);
        alice.check(a.ice(), true);
        MediaRig.await("the answer", () -> alice.datagrams().size() == 1);
        mallory.raw(clientHello());
        handled(a, 3);
        assertThat(mallory.datagrams()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    public void withoutIceHandshakesComeFromTheNegotiatedAddressOnlyAndNeedACookie() {
        RtpEndpoint a = secure(new MediaSecurity.Dtls(false, "sha-256 " + "AA:".repeat(31) + "AA"), null);
        mallory.raw(clientHello());
        handled(a, 1);
        alice.raw(clientHello());
        MediaRig.await("the cookie", () -> alice.datagrams().size() == 1);
        assertThat(alice.datagrams().get(0)[0]).as("a handshake record").isEqualTo((byte) 22);
        assertThat(alice.datagrams().get(0)[13]).as("HelloVerifyRequest").isEqualTo((byte) 3);
        assertThat(alice.datagrams().get(0).length)
                .isLessThanOrEqualTo(clientHello().remaining());
        assertThat(mallory.datagrams()).isEmpty();
    }

    /** With one cipher, the one without encryption. */
    private static ByteBuffer clientHello() {
        int body = 2 + 32 + 1 + 1 + 2 + 2 + 2;
        ByteBuffer hello = ByteBuffer.allocate(25 + body);
        hello.put((byte) 22).putShort((short) 0xFEFD).putLong(0).putShort((short) (12 + body));
        hello.put((byte) 1)
                .put((byte) 0)
                .putShort((short) body)
                .putInt(0)
                .putShort((short) 0)
                .putShort((short) body);
        hello.putShort((short) 0xFEFD).put(new byte[32]).put((byte) 0).put((byte) 0);
        return hello.putShort((short) 2)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) 0)
                .flip();
    }

    @Test
    public void aPartyThatBeginsIceAnewGetsOtherCredentialsAndHearsOnMeanwhile() {
        IceCredentials first = new IceCredentials("theirs", "x");
        IceCredentials second = new IceCredentials("anew", "y");
        RtpEndpoint a = secure(MediaSecurity.NONE, first);
        RtpEndpoint b = bridged(a);
        IceCredentials before = a.ice(first);
        assertThat(before).isEqualTo(a.ice());
        alice.check(before, true);
        MediaRig.await("the answer", () -> alice.datagrams().size() == 1);
        IceCredentials after = a.ice(second);
        assertThat(after.ufrag()).isNotEqualTo(before.ufrag());
        assertThat(after.password()).isNotEqualTo(before.password());
        assertThat(a.ice(second)).as("183, then 200").isEqualTo(after);
        a.negotiate(parameters(alice, MediaSecurity.NONE, second));
        bob.send(VOICE);
        MediaRig.await("sound at the old place", () -> alice.media().size() == 1);
        mallory.check(after, true);
        MediaRig.await("the answer", () -> mallory.datagrams().size() == 1);
        bob.send(VOICE);
        MediaRig.await("sound at the new place", () -> mallory.media().size() == 1);
        assertThat(alice.media()).hasSize(1);
        assertThat(b.statistics().rejected()).isZero();
    }

    @Test
    public void aPartyThatChecksNoMoreIsToldGoneAndNotSentToUntilItChecksAgain() {
        RtpEndpoint a = secure(sdes(SrtpSuite.AEAD_AES_128_GCM), THEIRS);
        bridged(a);
        alice.check(a.ice(), true);
        MediaRig.await("the answer", () -> alice.datagrams().size() == 1);
        for (int i = 0; i < 5; i++) {
            rig.time.advance(Duration.ofSeconds(20));
            int answered = alice.datagrams().size();
            alice.check(a.ice(), true);
            MediaRig.await("the answer", () -> alice.datagrams().size() > answered);
        }
        assertThat(told).isEmpty();
        rig.time.advance(Duration.ofSeconds(31));
        MediaRig.await("to be told", () -> told.size() == 1);
        bob.send(VOICE);
        rig.settle();
        assertThat(alice.media()).isEmpty();
        int answered = alice.datagrams().size();
        alice.check(a.ice(), true);
        MediaRig.await("the answer", () -> alice.datagrams().size() > answered);
        bob.send(VOICE);
        MediaRig.await("alice to hear again", () -> alice.media().size() == 1);
    }
}
