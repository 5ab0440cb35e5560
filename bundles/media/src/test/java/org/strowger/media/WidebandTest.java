package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

/** Contributed codecs of another sample rate than G.711's, or with frames of their own length. */
public class WidebandTest {
    private static final Codec WIDE = new LinearCodec("WIDE", 9, 16000, 2);
    private static final Codec FRAMED = new LinearCodec("FRAMED", 3, 8000, 160);
    private static final Payload WIDEBAND = new Payload(9, WIDE.format());
    private static final Payload FRAMES = new Payload(3, FRAMED.format());
    private static final int PACKETS = 50;

    @Rule
    public final MediaRig rig = new MediaRig();

    @Before
    public void contribute() {
        rig.codecs.add(WIDE);
        rig.codecs.add(FRAMED);
    }

    @Test
    public void transcodesBetweenSampleRatesBothWays() {
        Phone alice = rig.phone(1, 9);
        Phone bob = rig.phone(2, 8);
        MediaBridge bridge =
                rig.plane.bridge(rig.endpoint(alice, WIDEBAND, null), rig.endpoint(bob, MediaRig.ALAW, null));
        assertThat(bridge.relaying()).isFalse();
        talk(alice, bob, packets(WIDE, 1004, 320), 160);
        talk(bob, alice, packets(G711.aLaw(), 697, 160), 160);
        assertThat(Tones.level(bob.sound(AudioFormat.PCMA), 8000, 1004)).isBetween(-7.0, -5.0);
        short[] wide = sound(alice, WIDE);
        assertThat(wide).hasSize(PACKETS * 320);
        assertThat(Tones.level(wide, 16000, 697)).isBetween(-7.0, -5.0);
        assertThat(Tones.level(wide, 16000, 8000 - 697)).as("image").isLessThan(-45);
        assertSteps(bob.heard(), 160);
        assertSteps(alice.heard(), 160);
    }

    @Test
    public void highFrequenciesDoNotFoldIntoNarrowband() {
        Phone alice = rig.phone(1, 9);
        Phone bob = rig.phone(2, 8);
        rig.plane.bridge(rig.endpoint(alice, WIDEBAND, null), rig.endpoint(bob, MediaRig.ALAW, null));
        talk(alice, bob, packets(WIDE, 5500, 320), 160);
        assertThat(Tones.level(bob.sound(AudioFormat.PCMA), 8000, 2500)).isLessThan(-45);
    }

    @Test
    public void relaysWidebandUnopened() {
        Phone alice = rig.phone(1, 9);
        Phone bob = rig.phone(2, 9);
        MediaBridge bridge = rig.plane.bridge(rig.endpoint(alice, WIDEBAND, null), rig.endpoint(bob, WIDEBAND, null));
        byte[][] said = packets(WIDE, 6000, 320);
        talk(alice, bob, said, 160);
        assertThat(bridge.relaying()).isTrue();
        assertThat(bob.heard()).extracting(Phone.Heard::payload).containsExactly(said);
    }

    @Test
    public void aCallKeepsItsCodecWhenThatGoesAway() {
        Phone alice = rig.phone(1, 9);
        Phone bob = rig.phone(2, 8);
        rig.plane.bridge(rig.endpoint(alice, WIDEBAND, null), rig.endpoint(bob, MediaRig.ALAW, null));
        rig.codecs.remove(WIDE);
        assertThat(rig.plane.codecs()).doesNotContain(WIDE).contains(FRAMED);
        talk(alice, bob, packets(WIDE, 1004, 320), 160);
        assertThat(Tones.level(bob.sound(AudioFormat.PCMA), 8000, 1004)).isBetween(-7.0, -5.0);
    }

    @Test
    public void packetsThatDoNotFillAFrameWaitForTheNext() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 3);
        rig.plane.bridge(rig.endpoint(alice, MediaRig.ALAW, null), rig.endpoint(bob, FRAMES, null));
        byte[][] said = packets(G711.aLaw(), 1004, 80);
        for (int i = 0; i < said.length; i += 2) {
            alice.send(said[i]);
            alice.send(said[i + 1]);
        }
        MediaRig.await("all frames", () -> bob.heard().size() == PACKETS / 2);
        assertThat(bob.heard()).allMatch(p -> p.payload().length == 160);
        assertSteps(bob.heard(), 160);
        assertThat(Tones.level(sound(bob, FRAMED), 8000, 1004)).isBetween(-7.0, -5.0);
    }

    @Test
    public void longerPacketsBecomeWholeFramesAtTheirTime() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 3);
        rig.plane.bridge(rig.endpoint(alice, MediaRig.ALAW, null), rig.endpoint(bob, FRAMES, null));
        talk(alice, bob, packets(G711.aLaw(), 1004, 240), 240);
        List<Phone.Heard> heard = bob.heard();
        for (int i = 1; i < heard.size(); i++) {
            long step = heard.get(i).timestamp() - heard.get(i - 1).timestamp();
            assertThat(step & 0xFFFFFFFFL).isEqualTo(heard.get(i - 1).payload().length);
        }
        MediaRig.await("all of it", () -> sound(bob, FRAMED).length == PACKETS * 240);
    }

    @Test
    public void playsToWidebandAtItsOwnRate() {
        Phone alice = rig.phone(1, 9);
        RtpEndpoint a = rig.endpoint(alice, WIDEBAND, null);
        a.play(rig.plane.tone("1500"), null);
        MediaRig.await("half a second", () -> alice.heard().size() >= 25);
        assertThat(alice.heard()).allMatch(p -> p.payload().length == 320);
        assertThat(Tones.level(sound(alice, WIDE), 16000, 1500)).isGreaterThan(-16);
        assertSteps(alice.heard(), 160);
    }

    @Test
    public void playsWholeFramesWhateverTheWishedLength() {
        Phone alice = rig.phone(1, 3);
        RtpEndpoint a = rig.open(alice);
        a.negotiate(new RtpParameters(alice.address(), null, FRAMES, null, true, true, 30, true, Duration.ZERO));
        a.play(rig.plane.tone("425"), null);
        MediaRig.await("some packets", () -> alice.heard().size() >= 10);
        assertThat(alice.heard()).allMatch(p -> p.payload().length == 160);
        assertSteps(alice.heard(), 160);
    }

    @Test
    public void echoesWideband() {
        Phone alice = rig.phone(1, 9);
        rig.endpoint(alice, WIDEBAND, null).echo();
        byte[][] said = packets(WIDE, 1004, 320);
        talk(alice, alice, said, 160);
        assertThat(alice.heard()).extracting(Phone.Heard::payload).containsExactly(said);
    }

    private static byte[][] packets(Codec codec, int hertz, int samples) {
        short[] pcm = Tones.sine(codec.sampleRate(), hertz, 0.5, PACKETS * samples);
        byte[][] packets = new byte[PACKETS][samples];
        for (int i = 0; i < PACKETS; i++) {
            codec.newEncoder("").encode(pcm, i * samples, samples, ByteBuffer.wrap(packets[i]));
        }
        return packets;
    }

    /** Sends packet after packet, each when the one before has arrived. */
    private static void talk(Phone from, Phone to, byte[][] packets, int step) {
        for (byte[] packet : packets) {
            int before = to.heard().size();
            from.packet(from.type, false, from.timestamp, packet);
            from.timestamp += step;
            MediaRig.await("a packet", () -> to.heard().size() > before);
        }
    }

    private static short[] sound(Phone phone, Codec codec) {
        short[] all = new short
                [phone.heard().stream().mapToInt(p -> p.payload().length).sum()];
        int at = 0;
        for (Phone.Heard packet : phone.heard()) {
            at += codec.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), all, at);
        }
        return Arrays.copyOf(all, at);
    }

    private static void assertSteps(List<Phone.Heard> heard, int step) {
        for (int i = 1; i < heard.size(); i++) {
            Phone.Heard before = heard.get(i - 1);
            assertThat(heard.get(i).sequence() - before.sequence() & 0xFFFF).isEqualTo(1);
            assertThat(heard.get(i).timestamp() - before.timestamp() & 0xFFFFFFFFL)
                    .isEqualTo(step);
        }
    }
}
