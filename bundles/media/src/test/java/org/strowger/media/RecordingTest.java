package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RecordingOptions;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

public class RecordingTest {
    @Rule
    public final MediaRig rig = MediaRig.beatenByHand();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private void speak(Phone phone, RtpEndpoint endpoint, int packets, int hertz) {
        short[] pcm = Tones.sine(8000, hertz, 0.5, packets * 160);
        for (int i = 0; i < packets; i++) {
            byte[] payload = new byte[160];
            G711.aLaw().newEncoder("").encode(pcm, i * 160, 160, ByteBuffer.wrap(payload));
            long before = endpoint.statistics().packetsReceived();
            phone.send(payload);
            MediaRig.await("a packet", () -> endpoint.statistics().packetsReceived() > before);
            rig.beat();
        }
    }

    private static short[] samples(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(4)).as("RIFF size").isEqualTo(bytes.limit() - 8);
        assertThat(bytes.getInt(40)).as("data size").isEqualTo(bytes.limit() - 44);
        assertThat(bytes.getInt(24)).as("sample rate").isEqualTo(8000);
        short[] pcm = new short[(bytes.limit() - 44) / 2];
        bytes.position(44).asShortBuffer().get(pcm);
        return pcm;
    }

    @Test
    public void recordsWhatThePartySaysAndFillsHoles() throws IOException {
        Phone alice = rig.phone(1, 8);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ALAW, null);
        Path file = folder.getRoot().toPath().resolve("voice.wav");
        MediaEndpoint.Recording recording = a.record(file);
        speak(alice, a, 50, 1004);
        alice.timestamp += 320;
        alice.sequence += 2;
        rig.beat();
        rig.beat();
        speak(alice, a, 50, 1004);
        assertThat(file).doesNotExist();
        recording.stop();
        recording.stop();
        short[] pcm = samples(file);
        assertThat(pcm.length).isBetween(102 * 160, 106 * 160);
        assertThat(Tones.level(java.util.Arrays.copyOfRange(pcm, 1000, 8000), 8000, 1004))
                .isBetween(-6.5, -5.5);
        assertThat(Tones.level(java.util.Arrays.copyOfRange(pcm, 8000, 9000), 8000, 1004))
                .as("over the hole")
                .isBetween(-9.0, -5.5);
        assertThat(recording.milliseconds()).isEqualTo(pcm.length / 8);
        assertThat(a.statistics().concealedMs()).isEqualTo(40);
        assertThat(recording.failure()).isNull();
        assertThat(folder.getRoot().list()).containsExactly("voice.wav");
        speak(alice, a, 1, 1004);
        assertThat(recording.milliseconds()).isEqualTo(pcm.length / 8);
    }

    @Test
    public void tellsSilenceOnceAndCutsItOff() throws IOException {
        Phone alice = rig.phone(1, 8);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ALAW, null);
        Path file = folder.getRoot().toPath().resolve("message.wav");
        AtomicInteger told = new AtomicInteger();
        RecordingOptions options = new RecordingOptions(8000, Duration.ofSeconds(2), -45, true);
        MediaEndpoint.Recording recording = a.record(file, options, told::incrementAndGet);
        speak(alice, a, 50, 1004);
        speak(alice, a, 50, 0);
        speak(alice, a, 25, 1004);
        assertThat(told).hasValue(0);
        // Then nothing comes at all, as from a phone that leaves pauses out.
        for (int i = 0; i < 95; i++) {
            rig.beat();
        }
        assertThat(told).as("after less than two seconds").hasValue(0);
        for (int i = 0; i < 50; i++) {
            rig.beat();
        }
        assertThat(told).hasValue(1);
        recording.stop();
        assertThat(recording.milliseconds()).isBetween(2500L + 300, 2500L + 450);
        assertThat(samples(file)).hasSize((int) recording.milliseconds() * 8);
    }

    @Test
    public void widebandIsKeptInAFileOfSixteenKilohertz() throws IOException {
        rig.codecs.add(new LinearCodec("WIDE", 9, 16000, 2));
        Phone alice = rig.phone(1, 9);
        RtpEndpoint a = rig.endpoint(alice, new Payload(9, new AudioFormat("WIDE", 8000, 1)), null);
        Path file = folder.getRoot().toPath().resolve("wide.wav");
        MediaEndpoint.Recording recording =
                a.record(file, new RecordingOptions(16000, Duration.ZERO, -45, false), null);
        short[] pcm = Tones.sine(16000, 5200, 0.5, 320 * 50);
        for (int i = 0; i < 50; i++) {
            byte[] payload = new byte[320];
            new LinearCodec("WIDE", 9, 16000, 2).newEncoder("").encode(pcm, i * 320, 320, ByteBuffer.wrap(payload));
            long before = a.statistics().packetsReceived();
            alice.packet(9, false, alice.timestamp += 160, payload);
            MediaRig.await("a packet", () -> a.statistics().packetsReceived() > before);
            rig.beat();
        }
        recording.stop();
        short[] kept = TranscodingTest.samples(file, 16000);
        assertThat(kept.length / 16).isBetween(1000, 1080);
        assertThat(Tones.level(java.util.Arrays.copyOfRange(kept, 1600, 14400), 16000, 5200))
                .isBetween(-6.6, -5.6);
    }

    @Test
    public void diskFaultEndsTheRecordingButNotTheCall() {
        Phone alice = rig.phone(1, 8);
        Phone bob = rig.phone(2, 8);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ALAW, null);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ALAW, null));
        MediaEndpoint.Recording recording =
                a.record(folder.getRoot().toPath().resolve("missing").resolve("voice.wav"));
        speak(alice, a, 5, 1004);
        recording.stop();
        assertThat(recording.failure().code()).isEqualTo("media.recording.disk");
        MediaRig.await("the voice", () -> bob.heard().size() == 5);
    }

    @Test
    public void closingTheEndpointCompletesTheFile() throws IOException {
        Phone alice = rig.phone(1, 8);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ALAW, null);
        Path file = folder.getRoot().toPath().resolve("voice.wav");
        a.record(file);
        speak(alice, a, 10, 1004);
        a.close();
        MediaRig.await("the file", () -> Files.exists(file));
        assertThat(samples(file).length).isBetween(1600, 2080);
    }
}
