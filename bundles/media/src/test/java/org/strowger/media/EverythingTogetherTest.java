package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;
import org.strowger.api.media.RtpTransport;
import org.strowger.api.media.SrtpSuite;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

/** An encrypted party in all that can happen to a party: whatever makes its sound, nothing goes out or comes in plain. */
public class EverythingTogetherTest {
    private static final Codec WIDE = new LinearCodec("WIDE", 9, 16000, 2);
    private static final Payload WIDEBAND = new Payload(9, WIDE.format());
    private static final int PACKET = 160;

    @Rule
    public final MediaRig rig = MediaRig.beatenByHand();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SecurePhone alice = new SecurePhone();
    private final short[] tone = Tones.sine(8000, 1000, 0.3, 8000 * 10);
    private final short[] wideTone = Tones.sine(16000, 600, 0.3, 16000 * 10);
    private Phone bob;
    private RtpEndpoint a;
    private RtpEndpoint b;
    private int spoken;

    @Before
    public void connect() {
        rig.codecs.add(WIDE);
        a = rig.plane.openRtp("secure");
        alice.to = a.localAddress();
        MediaSecurity keys = alice.keys(
                SecurePhone.key(SrtpSuite.AEAD_AES_256_GCM, 1), SecurePhone.key(SrtpSuite.AEAD_AES_256_GCM, 2));
        a.negotiate(new RtpParameters(
                alice.address(),
                null,
                MediaRig.ULAW,
                MediaRig.EVENTS,
                true,
                true,
                20,
                true,
                Duration.ZERO,
                new RtpTransport(true, keys, null),
                List.of()));
        bob = rig.phone(2, 9);
        b = rig.endpoint(bob, WIDEBAND, MediaRig.EVENTS);
    }

    @After
    public void hangUp() {
        alice.close();
    }

    private byte[] said() {
        byte[] payload = new byte[PACKET];
        G711.muLaw().newEncoder("").encode(tone, spoken * PACKET % 72_000, PACKET, ByteBuffer.wrap(payload));
        return payload;
    }

    private void beat(boolean lost) {
        long before = a.statistics().packetsReceived();
        byte[] payload = said();
        if (lost) {
            alice.sequence++;
        } else {
            alice.talk(payload);
            MediaRig.await("alice's packet", () -> a.statistics().packetsReceived() > before);
        }
        byte[] wide = new byte[2 * PACKET];
        WIDE.newEncoder("").encode(wideTone, spoken * 2 * PACKET % 144_000, 2 * PACKET, ByteBuffer.wrap(wide));
        long heard = b.statistics().packetsReceived();
        bob.packet(9, false, bob.timestamp += PACKET, wide);
        MediaRig.await("bob's packet", () -> b.statistics().packetsReceived() > heard);
        spoken++;
        rig.beat();
    }

    private void beats(int count) {
        for (int i = 0; i < count; i++) {
            beat(false);
        }
    }

    /** What alice hears from a packet on, in the order of the numbers; every packet must be genuine. */
    private short[] aliceHears(int from) {
        MediaRig.await("all", () -> alice.media().size() >= a.statistics().packetsSent());
        List<byte[]> sealed = alice.media();
        short[] pcm = new short[(sealed.size() - from) * PACKET];
        int at = 0;
        for (byte[] each : sealed.subList(from, sealed.size())) {
            byte[] open = alice.opened(each);
            assertThat(open).as("a genuine packet").isNotNull();
            if ((open[1] & 0x7F) == 0) {
                at += G711.muLaw().newDecoder("").decode(ByteBuffer.wrap(open, 12, open.length - 12), pcm, at);
            }
        }
        return Arrays.copyOf(pcm, at);
    }

    private static double level(short[] pcm, int rate, int hertz) {
        return Tones.level(Arrays.copyOfRange(pcm, pcm.length / 3, pcm.length), rate, hertz);
    }

    @Test
    public void transcodedWithLossRecordedAndWithDigitsAndReports() throws IOException {
        MediaBridge bridge = rig.plane.bridge(a, b, true);
        Path file = folder.getRoot().toPath().resolve("call.wav");
        MediaEndpoint.Recording recording = bridge.record(file, 16000);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            beat(i > 5 && random.nextInt(10) == 0);
        }
        assertThat(a.statistics().lost()).isBetween(15L, 50L);
        short[] toBob = new short[bob.heard().size() * 2 * PACKET];
        int length = 0;
        for (Phone.Heard packet : bob.heard()) {
            length += WIDE.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), toBob, length);
        }
        short[] steady = Arrays.copyOfRange(toBob, 3200, length);
        assertThat(Tones.gaps(steady, 16000, -25)).isEmpty();
        assertThat(level(steady, 16000, 1000)).isGreaterThan(-13);
        assertThat(level(aliceHears(0), 8000, 600)).isBetween(-12.0, -9.0);

        int before = alice.media().size();
        bob.event(101, 5, false, 400);
        bob.event(101, 5, true, 800);
        MediaRig.await("the digit", () -> alice.media().size() == before + 2);
        byte[] digit = alice.opened(alice.media().get(before));
        assertThat(digit[1] & 0x7F).isEqualTo(101);
        assertThat(digit[12]).isEqualTo((byte) 5);

        rig.time.advance(Duration.ofSeconds(10));
        MediaRig.await("a report", () -> !alice.reports().isEmpty());
        assertThat(alice.reports()).allMatch(each -> alice.opened(each) != null);
        bridge.close();
        recording.stop();
        short[] recorded = TranscodingTest.samples(file, 16000);
        assertThat(level(recorded, 16000, 1000)).isGreaterThan(-13);
        assertThat(level(recorded, 16000, 600)).isBetween(-12.0, -9.0);
        assertThat(a.statistics().rejected()).isZero();
    }

    @Test
    public void musicOnHoldAndThenTheCallAgain() {
        rig.plane.bridge(a, b, true);
        beats(20);
        int held = alice.media().size();
        MediaEndpoint.Playback music = a.play(rig.plane.tone("440"), done -> {});
        MediaRig.await("music", () -> {
            beat(false);
            return alice.media().size() > held + 20;
        });
        short[] heard = aliceHears(0);
        short[] latest = Arrays.copyOfRange(heard, heard.length - 1600, heard.length);
        assertThat(Tones.level(latest, 8000, 440)).isGreaterThan(-30);
        assertThat(Tones.level(latest, 8000, 600)).isLessThan(-45);
        music.stop();
        int again = alice.media().size();
        beats(60);
        short[] after = aliceHears(again);
        assertThat(Tones.level(Arrays.copyOfRange(after, after.length / 2, after.length), 8000, 600))
                .isBetween(-12.0, -9.0);
    }

    @Test
    public void echoComesBackSealed() {
        MediaEndpoint.Playback echo = a.echo();
        for (int i = 0; i < 20; i++) {
            byte[] payload = said();
            spoken++;
            int before = alice.media().size();
            alice.talk(payload);
            MediaRig.await("the echo", () -> alice.media().size() == before + 1);
            byte[] open = alice.opened(alice.media().get(before));
            assertThat(Arrays.copyOfRange(open, 12, open.length)).isEqualTo(payload);
        }
        echo.stop();
    }

    @Test
    public void inAConferenceWithPlainParties() {
        Mixer mixer = rig.plane.mixer(16000);
        mixer.add(a, Mixer.Role.TALKER);
        mixer.add(b, Mixer.Role.TALKER);
        beats(60);
        assertThat(level(aliceHears(0), 8000, 600)).isBetween(-12.0, -9.0);
        mixer.close();
        assertThat(a.statistics().rejected()).isZero();
    }
}
