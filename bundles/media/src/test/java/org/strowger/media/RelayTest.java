package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

public class RelayTest {
    private static final int PACKETS = 50;

    @Rule
    public final MediaRig rig = new MediaRig();

    @Test
    public void passesBothDirectionsOnUnchanged() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        MediaBridge bridge =
                rig.plane.bridge(rig.endpoint(alice, MediaRig.ULAW, null), rig.endpoint(bob, MediaRig.ULAW, null));
        Random random = new Random(1);
        byte[][] fromAlice = noise(random);
        byte[][] fromBob = noise(random);
        talk(alice, bob, fromAlice);
        talk(bob, alice, fromBob);
        assertThat(bridge.relaying()).isTrue();
        assertThat(bob.heard()).extracting(Phone.Heard::payload).containsExactly(fromAlice);
        assertThat(alice.heard()).extracting(Phone.Heard::payload).containsExactly(fromBob);
        assertOneStream(bob.heard(), 160);
        assertThat(bob.heard().get(0).ssrc()).as("not the other party's SSRC").isNotEqualTo(1);
    }

    @Test
    public void mapsPayloadTypesThatTheSidesNumberedDifferently() {
        Phone alice = rig.phone(1, 107);
        Phone bob = rig.phone(2, 96);
        Payload one = new Payload(107, new AudioFormat("G729", 8000, 1));
        Payload other = new Payload(96, new AudioFormat("G729", 8000, 1));
        MediaBridge bridge = rig.plane.bridge(rig.endpoint(alice, one, null), rig.endpoint(bob, other, null));
        talk(alice, bob, noise(new Random(2)));
        assertThat(bridge.relaying()).isTrue();
        assertThat(bob.heard()).allMatch(p -> p.type() == 96);
    }

    @Test
    public void transcodesBetweenTheLaws() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 8);
        MediaBridge bridge =
                rig.plane.bridge(rig.endpoint(alice, MediaRig.ULAW, null), rig.endpoint(bob, MediaRig.ALAW, null));
        assertThat(bridge.relaying()).isFalse();
        talk(alice, bob, tone(G711.muLaw(), 1004));
        talk(bob, alice, tone(G711.aLaw(), 697));
        assertThat(Tones.level(bob.sound(AudioFormat.PCMA), 8000, 1004)).isBetween(-7.0, -5.0);
        assertThat(Tones.level(bob.sound(AudioFormat.PCMA), 8000, 697)).isLessThan(-40);
        assertThat(Tones.level(alice.sound(AudioFormat.PCMU), 8000, 697)).isBetween(-7.0, -5.0);
        assertOneStream(bob.heard(), 160);
    }

    @Test
    public void startsTranscodingWhenOneSideChangesItsFormat() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, null);
        MediaBridge bridge = rig.plane.bridge(rig.endpoint(alice, MediaRig.ULAW, null), b);
        talk(alice, bob, noise(new Random(3)));
        b.negotiate(MediaRig.parameters(bob.address(), null, MediaRig.ALAW, null, true));
        alice.send(new byte[160]);
        MediaRig.await("a packet in the new format", () -> bob.heard().size() == PACKETS + 1);
        assertThat(bridge.relaying()).isFalse();
        assertThat(bob.heard().get(PACKETS).type()).isEqualTo(8);
        assertOneStream(bob.heard(), 160);
    }

    @Test
    public void leavesLossVisibleToTheReceiver() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        talk(alice, bob, noise(new Random(4)));
        alice.sequence += 2;
        alice.timestamp += 320;
        alice.send(new byte[160]);
        MediaRig.await("the packet after the hole", () -> bob.heard().size() == PACKETS + 1);
        Phone.Heard before = bob.heard().get(PACKETS - 1);
        Phone.Heard after = bob.heard().get(PACKETS);
        assertThat(after.sequence() - before.sequence() & 0xFFFF).isEqualTo(3);
        assertThat(after.timestamp() - before.timestamp() & 0xFFFFFFFFL).isEqualTo(480);
        assertThat(a.statistics().lost()).isEqualTo(2);
        assertThat(a.statistics().mos()).isBetween(1.0, 4.4);
    }

    @Test
    public void comfortNoiseIsASignOfLifeButNotPassedOn() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, null);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        talk(alice, bob, new byte[][] {new byte[160]});
        alice.packet(13, false, alice.timestamp, new byte[] {70});
        talk(alice, bob, new byte[][] {new byte[160]});
        assertThat(bob.heard().get(1).sequence() - bob.heard().get(0).sequence() & 0xFFFF)
                .isEqualTo(1);
        assertThat(a.statistics().rejected()).isZero();
        assertThat(a.statistics().lost()).isZero();
    }

    @Test
    public void callsSurviveAMoveToAnotherLoop() {
        List<Phone> phones = new java.util.ArrayList<>();
        List<RtpEndpoint> endpoints = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Phone phone = rig.phone(i + 1, 0);
            phones.add(phone);
            endpoints.add(rig.endpoint(phone, MediaRig.ULAW, null));
        }
        // Each new endpoint is on the other loop than the one before, so that bridges move their endpoints about.
        for (int round = 0; round < 20; round++) {
            for (int other = 1; other < 4; other++) {
                rig.plane.bridge(endpoints.get(0), endpoints.get(other));
                byte[] payload = {(byte) round, (byte) other};
                talk(phones.get(0), phones.get(other), new byte[][] {payload});
                talk(phones.get(other), phones.get(0), new byte[][] {payload});
            }
        }
        assertThat(endpoints)
                .allMatch(e -> e.statistics().rejected() == 0 && e.statistics().lost() == 0);
    }

    /** A transfer joins a party with one and at once with another; where it comes back to, it may not have been let go of yet. */
    @Test
    public void whoIsJoinedHereAndThereAtOnceIsStillHeard() {
        List<Phone> phones = new java.util.ArrayList<>();
        List<RtpEndpoint> endpoints = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Phone phone = rig.phone(i + 1, 0);
            phones.add(phone);
            endpoints.add(rig.endpoint(phone, MediaRig.ULAW, null));
        }
        for (int round = 0; round < 200; round++) {
            for (int other = 1; other < 4; other++) {
                rig.plane.bridge(endpoints.get(0), endpoints.get(other));
            }
        }
        byte[][] payload = {{1, 2, 3}};
        talk(phones.get(0), phones.get(3), payload);
        talk(phones.get(3), phones.get(0), payload);
    }

    @Test
    public void stripsHeaderExtensionsAndPadding() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        rig.plane.bridge(rig.endpoint(alice, MediaRig.ULAW, null), rig.endpoint(bob, MediaRig.ULAW, null));
        java.nio.ByteBuffer packet = java.nio.ByteBuffer.allocate(12 + 4 + 8 + 4 + 3 + 2);
        packet.put((byte) 0xB1).put((byte) 0).putShort((short) 7).putInt(1).putInt(1);
        packet.putInt(99)
                .putInt(0xBEDE0001)
                .putInt(0)
                .put(new byte[] {1, 2, 3, 4, 5, 6, 7})
                .put((byte) 0)
                .put((byte) 2);
        alice.raw(packet.flip(), alice.to);
        MediaRig.await("the packet", () -> bob.heard().size() == 1);
        assertThat(bob.heard().get(0).payload()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    public void keepsOneStreamOverSwitchesBetweenPlayingAndBridge() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint b = rig.endpoint(bob, MediaRig.ULAW, null);
        rig.plane.bridge(rig.endpoint(alice, MediaRig.ULAW, null), b);
        talk(alice, bob, noise(new Random(5)));
        var playback = b.play(rig.plane.tone("425"), null);
        MediaRig.await("the tone", () -> bob.heard().size() > PACKETS + 5);
        playback.stop();
        talk(alice, bob, noise(new Random(6)));
        List<Phone.Heard> heard = bob.heard();
        assertThat(heard)
                .extracting(Phone.Heard::ssrc)
                .containsOnly(heard.get(0).ssrc());
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).sequence() - heard.get(i - 1).sequence() & 0xFFFF)
                    .isEqualTo(1);
            assertThat(heard.get(i).timestamp() - heard.get(i - 1).timestamp() & 0xFFFFFFFFL)
                    .isEqualTo(160);
        }
        assertThat(heard.stream().filter(Phone.Heard::marker).count())
                .as("talk spurts")
                .isEqualTo(3);
    }

    @Test
    public void echoesWhatThePartySays() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, MediaRig.EVENTS);
        var echo = a.echo();
        byte[][] said = noise(new Random(7));
        talk(alice, alice, said);
        assertThat(alice.heard()).extracting(Phone.Heard::payload).containsExactly(said);
        echo.stop();
        alice.send(new byte[160]);
        MediaRig.await("the last packet", () -> a.statistics().packetsReceived() == PACKETS + 1);
        assertThat(a.statistics().packetsSent()).isEqualTo(PACKETS);
    }

    private static void assertOneStream(List<Phone.Heard> heard, int step) {
        assertThat(heard.get(0).marker()).as("marker on the first packet").isTrue();
        for (int i = 1; i < heard.size(); i++) {
            Phone.Heard before = heard.get(i - 1);
            Phone.Heard now = heard.get(i);
            assertThat(now.ssrc()).isEqualTo(before.ssrc());
            assertThat(now.sequence() - before.sequence() & 0xFFFF).isEqualTo(1);
            assertThat(now.timestamp() - before.timestamp() & 0xFFFFFFFFL).isEqualTo(step);
        }
    }

    /** Sends packet after packet, each when the one before has arrived. */
    static void talk(Phone from, Phone to, byte[][] packets) {
        for (byte[] packet : packets) {
            int before = to.heard().size();
            from.send(packet);
            MediaRig.await("a packet to be relayed", () -> to.heard().size() > before);
        }
    }

    private static byte[][] noise(Random random) {
        byte[][] packets = new byte[PACKETS][160];
        for (byte[] packet : packets) {
            random.nextBytes(packet);
        }
        return packets;
    }

    private static byte[][] tone(G711 codec, int hertz) {
        short[] pcm = Tones.sine(8000, hertz, 0.5, PACKETS * 160);
        byte[][] packets = new byte[PACKETS][160];
        for (int i = 0; i < PACKETS; i++) {
            codec.newEncoder("").encode(pcm, i * 160, 160, java.nio.ByteBuffer.wrap(packets[i]));
        }
        return packets;
    }
}
