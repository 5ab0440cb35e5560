package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

/** Transcoding through the jitter buffer, in time moved by hand. */
public class TranscodingTest {
    private static final Codec WIDE = new LinearCodec("WIDE", 9, 16000, 2);
    private static final Payload WIDEBAND = new Payload(9, WIDE.format());
    private static final Payload NOISE = new Payload(13, AudioFormat.COMFORT_NOISE);

    @Rule
    public final MediaRig rig = MediaRig.beatenByHand();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final short[] tone = Tones.sine(8000, 1004, 0.5, 8000 * 4);

    @Before
    public void contribute() {
        rig.codecs.add(WIDE);
    }

    private RtpEndpoint endpoint(Phone phone, Payload audio, int ptime, int maxPtime, Payload... receivable) {
        RtpEndpoint endpoint = rig.open(phone);
        endpoint.negotiate(new RtpParameters(
                phone.address(),
                phone.rtcpAddress(),
                audio,
                MediaRig.EVENTS,
                true,
                true,
                ptime,
                true,
                Duration.ZERO,
                RtpTransport.PLAIN,
                List.of(receivable),
                maxPtime));
        return endpoint;
    }

    private byte[] piece(int index, int samples) {
        byte[] payload = new byte[samples];
        G711.aLaw()
                .newEncoder("")
                .encode(tone, index * samples % (tone.length - samples), samples, ByteBuffer.wrap(payload));
        return payload;
    }

    private void arrives(RtpEndpoint at, Runnable sending) {
        long before = at.statistics().packetsReceived();
        sending.run();
        MediaRig.await("a packet", () -> at.statistics().packetsReceived() > before);
    }

    private static void settled(Phone phone, RtpEndpoint of) {
        MediaRig.await("all", () -> phone.heard().size() == of.statistics().packetsSent());
    }

    private static void assertContinuous(List<Phone.Heard> heard, int step) {
        for (int i = 1; i < heard.size(); i++) {
            Phone.Heard before = heard.get(i - 1);
            Phone.Heard now = heard.get(i);
            assertThat(now.sequence() - before.sequence() & 0xFFFF).isEqualTo(1);
            assertThat(now.timestamp() - before.timestamp() & 0xFFFFFFFFL).isEqualTo(step);
        }
    }

    @Test
    public void lossIsConcealedAndCountedAndTheReceiverSeesAnEvenStream() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
        RtpEndpoint b = endpoint(bob, MediaRig.ULAW, 20, 0);
        MediaBridge bridge = rig.plane.bridge(a, b, true);
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] payload = piece(i, 160);
            if (i > 5 && random.nextInt(10) == 0) {
                alice.sequence++;
                alice.timestamp += 160;
            } else {
                arrives(a, () -> alice.send(payload));
            }
            rig.beat();
        }
        settled(bob, b);
        assertThat(bridge.relaying()).isFalse();
        short[] heard = bob.sound(AudioFormat.PCMU);
        short[] steady = Arrays.copyOfRange(heard, 1600, heard.length);
        assertThat(steady.length).isGreaterThan(135 * 160);
        assertThat(Tones.gaps(steady, 8000, -20)).isEmpty();
        assertThat(Tones.clicks(steady, 8000, 1004)).isEmpty();
        assertContinuous(bob.heard(), 160);
        assertThat(a.statistics().concealedMs()).isBetween(160L, 500L);
        assertThat(a.statistics().lost()).isBetween(8L, 25L);
        assertThat(a.statistics().bufferMs()).isBetween(15.0, 60.0);
        assertThat(b.statistics().concealedMs()).isZero();
        bridge.close();
        MediaRig.await("nothing to be left on the clock", () -> {
            rig.beat();
            return rig.clock.active() == 0;
        });
        assertThat(a.statistics().bufferMs()).isZero();
    }

    @Test
    public void eachDirectionHasThePacketLengthItsReceiverAskedFor() {
        for (boolean smooth : new boolean[] {false, true}) {
            Phone alice = rig.phone(1, 8);
            Phone bob = rig.phone(2, 0);
            RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 10, 0);
            RtpEndpoint b = endpoint(bob, MediaRig.ULAW, 60, 0);
            rig.plane.bridge(a, b, smooth);
            for (int i = 0; i < 60; i++) {
                byte[] payload = piece(i, 160);
                arrives(a, () -> alice.send(payload));
                arrives(b, () -> bob.send(payload));
                rig.beat();
            }
            settled(bob, b);
            settled(alice, a);
            assertThat(bob.heard().size()).isBetween(18, 20);
            assertThat(bob.heard()).allMatch(p -> p.payload().length == 480);
            assertContinuous(bob.heard(), 480);
            assertThat(alice.heard().size()).isBetween(112, 120);
            assertThat(alice.heard()).allMatch(p -> p.payload().length == 80);
            assertContinuous(alice.heard(), 80);
            short[] heard = bob.sound(AudioFormat.PCMU);
            assertThat(Tones.level(Arrays.copyOfRange(heard, 800, heard.length), 8000, 1004))
                    .isBetween(-7.0, -5.0);
            a.close();
            b.close();
        }
    }

    @Test
    public void packetsTooLongForTheReceiverAreCutUnopened() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 8);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
        RtpEndpoint b = endpoint(bob, MediaRig.ALAW, 20, 20);
        MediaBridge bridge = rig.plane.bridge(a, b, true);
        Random random = new Random(3);
        byte[] said = new byte[480];
        for (int i = 0; i < 10; i++) {
            random.nextBytes(said);
            arrives(a, () -> alice.send(said));
        }
        MediaRig.await("pieces", () -> bob.heard().size() == 30);
        assertThat(bridge.relaying()).isTrue();
        assertContinuous(bob.heard(), 160);
        byte[] last = new byte[480];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(bob.heard().get(27 + i).payload(), 0, last, i * 160, 160);
        }
        assertThat(last).isEqualTo(said);
        alice.sequence += 2;
        alice.timestamp += 960;
        arrives(a, () -> alice.send(said));
        MediaRig.await("pieces", () -> bob.heard().size() == 33);
        Phone.Heard before = bob.heard().get(29);
        Phone.Heard after = bob.heard().get(30);
        assertThat(after.sequence() - before.sequence() & 0xFFFF)
                .as("loss stays visible")
                .isEqualTo(7);
        assertThat(after.timestamp() - before.timestamp() & 0xFFFFFFFFL).isEqualTo(7 * 160);
        RtpEndpoint c = endpoint(rig.phone(3, 8), MediaRig.ALAW, 60, 60);
        Phone carol = rig.phone(4, 8);
        c.negotiate(MediaRig.parameters(carol.address(), null, MediaRig.ALAW, null, true));
        rig.plane.bridge(a, c, true);
        arrives(a, () -> alice.send(said));
        MediaRig.await("one whole", () -> carol.heard().size() == 1);
        assertThat(carol.heard().get(0).payload()).isEqualTo(said);
    }

    @Test
    public void comfortNoiseBecomesNoiseWhenTranscoding() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 9);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
        RtpEndpoint b = endpoint(bob, WIDEBAND, 20, 0);
        rig.plane.bridge(a, b, true);
        for (int i = 0; i < 20; i++) {
            byte[] payload = piece(i, 160);
            arrives(a, () -> alice.send(payload));
            rig.beat();
        }
        arrives(a, () -> alice.packet(13, false, alice.timestamp, new byte[] {30}));
        for (int i = 0; i < 60; i++) {
            rig.beat();
        }
        settled(bob, b);
        assertThat(bob.heard().size()).isGreaterThan(75);
        short[] heard = new short[bob.heard().size() * 320];
        int length = 0;
        for (Phone.Heard packet : bob.heard()) {
            length += WIDE.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), heard, length);
        }
        double loudness = Tones.loudness(Arrays.copyOfRange(heard, length - 320 * 40, length));
        assertThat(loudness).isBetween(-35.0, -27.0);
        assertThat(a.statistics().concealedMs()).isZero();
    }

    @Test
    public void comfortNoiseIsPassedOnWhereBothWantIt() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 8);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0, NOISE);
        RtpEndpoint b = endpoint(bob, MediaRig.ALAW, 20, 0, NOISE);
        rig.plane.bridge(a, b, true);
        arrives(a, () -> alice.send(new byte[160]));
        arrives(a, () -> alice.packet(13, false, alice.timestamp, new byte[] {70}));
        alice.timestamp += 1600;
        arrives(a, () -> alice.send(new byte[160]));
        MediaRig.await("three packets", () -> bob.heard().size() == 3);
        assertThat(bob.heard()).extracting(Phone.Heard::type).containsExactly(8, 13, 8);
        assertThat(bob.heard().get(1).payload()).containsExactly(70);
    }

    @Test
    public void earlySoundGoesOnWhenTheAnswerNamesAnotherCodec() {
        Phone caller = rig.phone(1, 9);
        Phone callee = rig.phone(2, 8);
        RtpEndpoint a = endpoint(caller, WIDEBAND, 20, 0);
        RtpEndpoint b = endpoint(callee, MediaRig.ALAW, 20, 0);
        rig.plane.bridge(a, b, true);
        for (int i = 0; i < 100; i++) {
            if (i == 50) {
                b.negotiate(MediaRig.parameters(callee.address(), null, MediaRig.ULAW, MediaRig.EVENTS, true));
                rig.settle();
                callee.type = 0;
            }
            byte[] payload = new byte[160];
            (i < 50 ? G711.aLaw() : G711.muLaw()).newEncoder("").encode(tone, i * 160, 160, ByteBuffer.wrap(payload));
            arrives(b, () -> callee.send(payload));
            rig.beat();
        }
        settled(caller, a);
        short[] heard = new short[caller.heard().size() * 320];
        int length = 0;
        for (Phone.Heard packet : caller.heard()) {
            length += WIDE.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), heard, length);
        }
        short[] steady = Arrays.copyOfRange(heard, 3200, length);
        assertThat(Tones.gaps(steady, 16000, -20)).isEmpty();
        assertThat(Tones.level(steady, 16000, 1004)).isBetween(-7.0, -5.0);
        assertContinuous(caller.heard(), 160);
        assertThat(b.statistics().concealedMs()).isZero();
    }

    @Test
    public void aDigitPassesBetweenTranscodedSound() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
        RtpEndpoint b = endpoint(bob, MediaRig.ULAW, 20, 0);
        rig.plane.bridge(a, b, true);
        for (int i = 0; i < 60; i++) {
            int index = i;
            arrives(a, () -> {
                if (index < 20 || index >= 30) {
                    alice.send(piece(index, 160));
                } else {
                    alice.event(101, 5, index > 26, Math.min(8, index - 19) * 160);
                    alice.timestamp += index == 29 ? 1600 : 0;
                }
            });
            rig.beat();
        }
        settled(bob, b);
        List<Phone.Heard> events =
                bob.heard().stream().filter(p -> p.type() == 101).toList();
        assertThat(events).hasSize(10);
        assertThat(events)
                .extracting(Phone.Heard::timestamp)
                .containsOnly(events.get(0).timestamp());
        for (int i = 1; i < bob.heard().size(); i++) {
            Phone.Heard before = bob.heard().get(i - 1);
            Phone.Heard now = bob.heard().get(i);
            assertThat(now.sequence() - before.sequence() & 0xFFFF).isEqualTo(1);
            assertThat((int) (now.timestamp() - before.timestamp())).isNotNegative();
        }
        assertThat(bob.heard().get(bob.heard().size() - 1).type()).isZero();
    }

    @Test
    public void aCodecThatWritesTooMuchOrBreaksHarmsNothing() {
        Codec broken = new BrokenCodec();
        rig.codecs.add(broken);
        for (boolean smooth : new boolean[] {false, true}) {
            Phone alice = rig.phone(1, 8);
            Phone bob = rig.phone(2, 120);
            Payload payload = new Payload(120, broken.format());
            RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
            RtpEndpoint b = endpoint(bob, payload, 20, 0);
            rig.plane.bridge(a, b, smooth);
            for (int i = 0; i < 10; i++) {
                arrives(a, () -> alice.send(new byte[160]));
                arrives(b, () -> bob.packet(120, false, bob.timestamp += 160, new byte[160]));
                rig.beat();
            }
            assertThat(bob.heard()).isEmpty();
            b.negotiate(MediaRig.parameters(bob.address(), null, MediaRig.ULAW, null, true));
            rig.settle();
            for (int i = 0; i < 10; i++) {
                arrives(a, () -> alice.send(new byte[160]));
                rig.beat();
            }
            MediaRig.await("sound", () -> bob.heard().size() > 5);
        }
    }

    /** Throws in all the ways a contributed codec can. */
    private static final class BrokenCodec implements Codec {
        @Override
        public AudioFormat format() {
            return new AudioFormat("BROKEN", 8000, 1);
        }

        @Override
        public int staticPayloadType() {
            return -1;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public Encoder newEncoder(String parameters) {
            return (pcm, offset, length, out) -> {
                while (true) {
                    if (!out.hasRemaining()) {
                        throw new BufferOverflowException();
                    }
                    out.put((byte) 1);
                }
            };
        }

        @Override
        public Decoder newDecoder(String parameters) {
            return (payload, pcm, offset) -> pcm[pcm.length];
        }
    }

    @Test
    public void absurdPacketLengthsAreBroughtIntoRange() {
        int[][] wantedAndMade = {{0, 160}, {10_000, 480}, {-5, 80}, {15, 80}, {25, 160}};
        for (int[] row : wantedAndMade) {
            Phone alice = rig.phone(1, 8);
            RtpEndpoint a = endpoint(alice, MediaRig.ALAW, row[0], 0);
            a.play(rig.plane.tone("425"), null);
            MediaRig.await("sound of " + row[0], () -> {
                rig.beat();
                return alice.heard().size() > 3;
            });
            assertThat(alice.heard()).allMatch(p -> p.payload().length == row[1]);
            a.close();
        }
    }

    @Test
    public void bothSidesOfACallAreRecordedTogether() throws IOException {
        Phone alice = rig.phone(1, 9);
        Phone bob = rig.phone(2, 9);
        RtpEndpoint a = endpoint(alice, WIDEBAND, 20, 0);
        RtpEndpoint b = endpoint(bob, WIDEBAND, 20, 0);
        MediaBridge bridge = rig.plane.bridge(a, b, true);
        Path file = folder.getRoot().toPath().resolve("both.wav");
        MediaEndpoint.Recording recording = bridge.record(file, 16000);
        for (int i = 0; i < 60; i++) {
            byte[] fromAlice = wide(5200, i);
            byte[] fromBob = wide(6100, i);
            arrives(a, () -> alice.packet(9, false, alice.timestamp += 160, fromAlice));
            arrives(b, () -> bob.packet(9, false, bob.timestamp += 160, fromBob));
            rig.beat();
        }
        assertThat(bridge.relaying()).isTrue();
        bridge.close();
        recording.stop();
        short[] pcm = samples(file, 16000);
        assertThat(pcm.length / 16).isBetween(1200, 1280);
        short[] middle = Arrays.copyOfRange(pcm, 3200, 16000);
        assertThat(Tones.level(middle, 16000, 5200)).isBetween(-11.0, -9.0);
        assertThat(Tones.level(middle, 16000, 6100)).isBetween(-11.0, -9.0);
        assertThat(a.statistics().bufferMs()).as("the relay does not wait").isZero();
        assertThat(rig.clock.active()).isLessThanOrEqualTo(1);
    }

    private static byte[] wide(int hertz, int index) {
        byte[] payload = new byte[320];
        short[] pcm = Tones.sine(16000, hertz, 0.32, 320 * 61);
        WIDE.newEncoder("").encode(pcm, index * 320, 320, ByteBuffer.wrap(payload));
        return payload;
    }

    static short[] samples(Path file, int rate) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(24)).as("sample rate").isEqualTo(rate);
        short[] pcm = new short[(bytes.limit() - 44) / 2];
        bytes.position(44).asShortBuffer().get(pcm);
        return pcm;
    }

    @Test
    public void aBeatAllocatesNothing() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 9);
        RtpEndpoint a = endpoint(alice, MediaRig.ALAW, 20, 0);
        rig.plane.bridge(a, endpoint(bob, WIDEBAND, 20, 0), true);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] payload = piece(0, 160);
        long bytes = 0;
        for (int i = 0; i < 600; i++) {
            arrives(a, () -> alice.send(payload));
            rig.time.advance(Duration.ofMillis(20));
            long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
            rig.clock.beat();
            long after = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
            bytes += i < 400 ? 0 : after - before;
        }
        // What is left are the iterators of the clock and the JDK's own address objects.
        assertThat(bytes / 200).as("bytes a beat").isLessThan(400);
    }
}
