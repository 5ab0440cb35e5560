package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.RtpEndpoint;

/** Strangers who send to our ports: they are neither heard nor answered, and end nothing. */
public class AttackTest {
    private static final byte[] VOICE = filled(0x11);
    private static final byte[] INJECTED = filled(0x66);

    @Rule
    public final MediaRig rig = new MediaRig();

    private final Phone alice = rig(1);
    private final Phone bob = rig(2);
    private final Phone mallory = rig(3);

    private static Phone rig(int ssrc) {
        return new Phone(ssrc, 0);
    }

    @org.junit.After
    public void hangUp() {
        List.of(alice, bob, mallory).forEach(Phone::close);
    }

    private static byte[] filled(int value) {
        byte[] payload = new byte[160];
        java.util.Arrays.fill(payload, (byte) value);
        return payload;
    }

    @Test
    public void neitherBleedsNorTakesInjectionInAnEstablishedCall() {
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, MediaRig.EVENTS);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, MediaRig.EVENTS);
        rig.plane.bridge(a, b);
        List<Character> digits = new CopyOnWriteArrayList<>();
        a.listen(digitsTo(digits));
        mallory.to = a.localAddress();
        for (int i = 0; i < 50; i++) {
            // The guessed SSRC and sequence of the true stream do not help either.
            mallory.ssrc = 1;
            mallory.sequence = alice.sequence;
            mallory.send(INJECTED);
            mallory.event(101, 5, true, 800);
            RelayTest.talk(alice, bob, new byte[][] {VOICE});
            RelayTest.talk(bob, alice, new byte[][] {VOICE});
            rig.time.advance(Duration.ofMillis(20));
        }
        MediaRig.await("the attack to be counted", () -> a.statistics().rejected() == 100);
        assertThat(bob.heard()).hasSize(50).allMatch(p -> p.payload()[0] == 0x11);
        assertThat(alice.heard()).hasSize(50);
        assertThat(mallory.heard()).isEmpty();
        assertThat(digits).isEmpty();
    }

    @Test
    public void trueAddressWinsOverAStrangerWhoWasFirst() {
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        mallory.to = a.localAddress();
        spray(mallory, a, 10);
        RelayTest.talk(alice, bob, new byte[][] {VOICE});
        int leaked = mallory.heard().size();
        RelayTest.talk(bob, alice, new byte[][] {VOICE, VOICE, VOICE});
        assertThat(mallory.heard()).hasSize(leaked).isEmpty();
    }

    @Test
    public void learnsThePartyBehindNatAndThenNobodyElse() {
        RtpEndpoint a = rig.open(alice);
        a.negotiate(MediaRig.parameters(
                new java.net.InetSocketAddress("192.0.2.7", 4000), null, MediaRig.ULAW, null, true));
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        spray(alice, a, 6);
        RelayTest.talk(bob, alice, new byte[][] {VOICE});
        mallory.to = a.localAddress();
        spray(mallory, a, 20);
        RelayTest.talk(bob, alice, new byte[][] {VOICE, VOICE});
        assertThat(mallory.heard()).isEmpty();
    }

    @Test
    public void renegotiationWithTheSameAddressDoesNotOpenLearningAgain() {
        RtpEndpoint a = rig.open(alice);
        var natted =
                MediaRig.parameters(new java.net.InetSocketAddress("192.0.2.7", 4000), null, MediaRig.ULAW, null, true);
        a.negotiate(natted);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        spray(alice, a, 6);
        rig.time.advance(Duration.ofSeconds(60));
        a.negotiate(natted);
        mallory.to = a.localAddress();
        spray(mallory, a, 20);
        RelayTest.talk(bob, alice, new byte[][] {VOICE});
        assertThat(mallory.heard()).isEmpty();
    }

    @Test
    public void strangerIsNotLearntWithoutSymmetricRtp() {
        RtpEndpoint a = rig.open(alice);
        a.negotiate(MediaRig.parameters(
                new java.net.InetSocketAddress("192.0.2.7", 4000), null, MediaRig.ULAW, null, false));
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        spray(alice, a, 20);
        MediaRig.await("all to be refused", () -> a.statistics().rejected() == 20);
        assertThat(bob.heard()).isEmpty();
    }

    @Test
    public void hostileRtcpEndsNothing() {
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        RelayTest.talk(alice, bob, new byte[][] {VOICE});
        var rtcp = MediaRig.local(a.localAddress().getPort() + 1);
        ByteBuffer bye = ByteBuffer.allocate(8).putInt(0x81CB0001).putInt(1).flip();
        alice.rawRtcp(bye, rtcp);
        mallory.rawRtcp(bye.rewind(), rtcp);
        Random random = new Random(8);
        for (int i = 0; i < 100; i++) {
            byte[] junk = new byte[random.nextInt(200)];
            random.nextBytes(junk);
            if (junk.length > 1) {
                junk[0] = (byte) (0x80 | junk[0] & 0x1F);
                junk[1] = (byte) (200 + random.nextInt(8));
            }
            alice.rawRtcp(ByteBuffer.wrap(junk), rtcp);
            alice.raw(ByteBuffer.wrap(junk), alice.to);
            RelayTest.talk(alice, bob, new byte[][] {VOICE});
        }
        RelayTest.talk(bob, alice, new byte[][] {VOICE, VOICE});
    }

    @Test
    public void randomBytesFromTheTruePartyDoNoHarm() {
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, MediaRig.EVENTS);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ALAW, MediaRig.EVENTS);
        rig.plane.bridge(a, b);
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            byte[] junk = new byte[random.nextInt(1500)];
            random.nextBytes(junk);
            if (junk.length > 1) {
                junk[0] = (byte) (0x80 | junk[0] & 0x3F);
                junk[1] = (byte) (random.nextBoolean() ? 0 : 101);
            }
            alice.raw(ByteBuffer.wrap(junk), alice.to);
        }
        rig.time.advance(Duration.ofSeconds(5));
        alice.ssrc = 77;
        int before = bob.heard().size();
        MediaRig.await("the true voice", () -> {
            alice.send(VOICE);
            return bob.heard().stream().skip(before).anyMatch(p -> p.payload().length == 160);
        });
    }

    @Test
    public void floodFromThePartyIsCutToASaneRate() {
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, null);
        rig.plane.bridge(a, b);
        for (int i = 0; i < 1000; i++) {
            alice.send(VOICE);
            long seen = i + 1;
            MediaRig.await(
                    "a packet to be counted",
                    () -> a.statistics().packetsReceived() + a.statistics().rejected() == seen);
        }
        assertThat(a.statistics().packetsReceived()).isEqualTo(250);
    }

    @Test
    public void silenceOfThePartyIsToldOnceAndNotWhileOnHold() {
        List<String> told = new CopyOnWriteArrayList<>();
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        a.listen(new MediaListener() {
            @Override
            public void timeout() {
                told.add("timeout");
            }
        });
        var talking = a.parameters();
        var held = new org.strowger.api.media.RtpParameters(
                talking.remote(), null, talking.audio(), null, true, false, 20, true, talking.timeout());
        mallory.to = a.localAddress();
        alice.send(VOICE);
        MediaRig.await("the packet", () -> a.statistics().packetsReceived() == 1);
        a.negotiate(held);
        passTime(120);
        assertThat(told).as("on hold").isEmpty();
        a.negotiate(talking);
        alice.send(VOICE);
        MediaRig.await("back from hold", () -> a.statistics().packetsReceived() == 2);
        passTime(29);
        mallory.send(INJECTED);
        assertThat(told).as("before the time is over").isEmpty();
        passTime(2);
        MediaRig.await("the timeout", () -> told.size() == 1);
        passTime(100);
        assertThat(told).hasSize(1);
    }

    /** Sends at the pace of a live stream, on the injected clock, each packet handled before the next. */
    private void spray(Phone who, RtpEndpoint at, int packets) {
        for (int i = 0; i < packets; i++) {
            long before = at.statistics().rejected() + at.statistics().packetsReceived();
            who.send(INJECTED);
            MediaRig.await(
                    "the packet to be handled",
                    () -> at.statistics().rejected() + at.statistics().packetsReceived() > before);
            rig.time.advance(Duration.ofMillis(20));
        }
    }

    private void passTime(int seconds) {
        rig.time.advance(Duration.ofSeconds(seconds));
        rig.settle();
    }

    private static MediaListener digitsTo(List<Character> digits) {
        return new MediaListener() {
            @Override
            public void digit(char digit, int milliseconds) {
                digits.add(digit);
            }
        };
    }
}
