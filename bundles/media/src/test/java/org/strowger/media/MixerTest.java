package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

public class MixerTest {
    private static final Codec WIDE = new LinearCodec("WIDE", 9, 16000, 2);
    private static final int[] HERTZ = {500, 700, 900, 1100, 1300};

    @Rule
    public final MediaRig rig = MediaRig.beatenByHand();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Talker> talkers = new ArrayList<>();

    /** A phone that says one tone. */
    private final class Talker {
        private final Phone phone;
        private final Codec codec;
        private final RtpEndpoint endpoint;
        private final short[] tone;
        private int at;
        private boolean mute;

        Talker(Codec codec, int hertz) {
            this.codec = codec;
            phone = rig.phone(talkers.size() + 1, codec.staticPayloadType());
            endpoint = rig.endpoint(phone, new Payload(codec.staticPayloadType(), codec.format()), null);
            tone = Tones.sine(codec.sampleRate(), hertz, 0.15, codec.sampleRate());
            talkers.add(this);
        }

        void say() {
            int samples = codec.sampleRate() / 50;
            byte[] payload = new byte[samples];
            codec.newEncoder("").encode(mute ? new short[tone.length] : tone, at, samples, ByteBuffer.wrap(payload));
            at = (at + samples) % tone.length;
            phone.packet(phone.type, false, phone.timestamp, payload);
            phone.timestamp += 160;
        }

        short[] heard() {
            short[] pcm = new short[phone.heard().size() * 320];
            int length = 0;
            for (Phone.Heard packet : phone.heard()) {
                length += codec.newDecoder("").decode(ByteBuffer.wrap(packet.payload()), pcm, length);
            }
            return Arrays.copyOf(pcm, length);
        }

        double hears(int hertz) {
            short[] all = heard();
            int half = codec.sampleRate() / 2;
            return Tones.level(Arrays.copyOfRange(all, all.length - half, all.length), codec.sampleRate(), hertz);
        }
    }

    @Before
    public void contribute() {
        rig.codecs.add(WIDE);
    }

    private Talker talker(Codec codec, int hertz) {
        return new Talker(codec, hertz);
    }

    private long received() {
        return talkers.stream()
                .mapToLong(talker -> talker.endpoint.statistics().packetsReceived())
                .sum();
    }

    private void talk(int pieces) {
        for (int i = 0; i < pieces; i++) {
            long before = received();
            talkers.forEach(Talker::say);
            MediaRig.await("all packets", () -> received() == before + talkers.size());
            rig.beat();
        }
        for (Talker talker : talkers) {
            MediaRig.await(
                    "all that was sent",
                    () -> talker.phone.heard().size()
                            == talker.endpoint.statistics().packetsSent());
        }
    }

    @Test
    public void everybodyHearsAllButHimselfAtAnyRate() {
        Codec[] codecs = {G711.aLaw(), G711.muLaw(), WIDE, WIDE, G711.aLaw()};
        for (int rate : new int[] {8000, 16000, 48000}) {
            talkers.clear();
            Mixer mixer = rig.plane.mixer(rate);
            for (int i = 0; i < codecs.length; i++) {
                mixer.add(talker(codecs[i], HERTZ[i]).endpoint, Mixer.Role.TALKER);
            }
            assertThat(mixer.members()).isEqualTo(5);
            talk(50);
            for (int i = 0; i < codecs.length; i++) {
                for (int j = 0; j < codecs.length; j++) {
                    double level = talkers.get(i).hears(HERTZ[j]);
                    String what = i + " hears " + j + " at " + rate;
                    if (i == j) {
                        assertThat(level).as(what).isLessThan(-50);
                    } else {
                        assertThat(level).as(what).isBetween(-17.2, -15.8);
                    }
                }
            }
            mixer.close();
            talkers.forEach(talker -> talker.endpoint.close());
        }
    }

    @Test
    public void listenersHearAndAreNotHeardAndShareTheirPackets() {
        Mixer mixer = rig.plane.mixer(8000);
        Talker speaker = talker(G711.aLaw(), 500);
        Talker one = talker(G711.aLaw(), 700);
        Talker other = talker(G711.aLaw(), 900);
        mixer.add(speaker.endpoint, Mixer.Role.TALKER);
        mixer.add(one.endpoint, Mixer.Role.LISTENER);
        mixer.add(other.endpoint, Mixer.Role.LISTENER);
        talk(50);
        assertThat(one.hears(500)).isBetween(-17.2, -15.8);
        assertThat(speaker.hears(700)).isLessThan(-50);
        assertThat(one.heard()).isEqualTo(other.heard());
        mixer.add(one.endpoint, Mixer.Role.TALKER);
        assertThat(mixer.members()).isEqualTo(3);
        talk(50);
        assertThat(speaker.hears(700)).isBetween(-17.2, -15.8);
        assertThat(one.hears(700)).isLessThan(-50);
    }

    @Test
    public void aCoachIsHeardByTheCoachedAlone() {
        Mixer mixer = rig.plane.mixer(16000);
        Talker customer = talker(G711.aLaw(), 500);
        Talker agent = talker(WIDE, 700);
        Talker coach = talker(G711.muLaw(), 900);
        Talker listener = talker(G711.aLaw(), 1100);
        mixer.add(customer.endpoint, Mixer.Role.TALKER);
        mixer.add(agent.endpoint, Mixer.Role.COACHED);
        mixer.add(coach.endpoint, Mixer.Role.COACH);
        mixer.add(listener.endpoint, Mixer.Role.LISTENER);
        talk(50);
        assertThat(agent.hears(900)).as("agent hears coach").isGreaterThan(-18);
        assertThat(customer.hears(900)).as("customer hears coach").isLessThan(-50);
        assertThat(listener.hears(900)).as("listener hears coach").isLessThan(-50);
        assertThat(coach.hears(500)).isGreaterThan(-18);
        assertThat(coach.hears(700)).isGreaterThan(-18);
        assertThat(coach.hears(900)).isLessThan(-50);
        assertThat(customer.hears(700)).isGreaterThan(-18);
    }

    @Test
    public void whoFallsSilentAndSpeaksAgainHearsNoClick() {
        Mixer mixer = rig.plane.mixer(16000);
        Talker steady = talker(G711.aLaw(), 500);
        Talker changing = talker(G711.aLaw(), 700);
        mixer.add(steady.endpoint, Mixer.Role.TALKER);
        mixer.add(changing.endpoint, Mixer.Role.TALKER);
        talk(20);
        for (int i = 0; i < 3; i++) {
            changing.mute = true;
            talk(30);
            changing.mute = false;
            talk(20);
        }
        short[] heard = changing.heard();
        assertThat(Tones.clicks(Arrays.copyOfRange(heard, 2400, heard.length), 8000, 500))
                .isEmpty();
    }

    @Test
    public void manyAtOnceAreTurnedDownInsteadOfDistorted() {
        Mixer mixer = rig.plane.mixer(8000);
        Talker ear = talker(G711.aLaw(), 3000);
        ear.mute = true;
        mixer.add(ear.endpoint, Mixer.Role.TALKER);
        for (int i = 0; i < 12; i++) {
            mixer.add(talker(G711.aLaw(), 700).endpoint, Mixer.Role.TALKER);
        }
        talk(60);
        short[] all = ear.heard();
        short[] heard = Arrays.copyOfRange(all, all.length - 4000, all.length);
        assertThat(Tones.level(heard, 8000, 700)).isBetween(-3.0, 0.0);
        assertThat(Tones.level(heard, 8000, 2100)).as("third harmonic").isLessThan(-35);
    }

    @Test
    public void playsToAllAndRecordsTheMix() throws IOException {
        Mixer mixer = rig.plane.mixer(16000);
        Talker one = talker(G711.aLaw(), 500);
        Talker other = talker(WIDE, 700);
        mixer.add(one.endpoint, Mixer.Role.TALKER);
        mixer.add(other.endpoint, Mixer.Role.TALKER);
        Path file = folder.getRoot().toPath().resolve("mix.wav");
        MediaEndpoint.Recording recording = mixer.record(file);
        List<Boolean> ended = new CopyOnWriteArrayList<>();
        MediaEndpoint.Playback playing = mixer.play(rig.plane.tone("1900"), ended::add);
        talk(60);
        assertThat(one.hears(1900)).isGreaterThan(-20);
        assertThat(other.hears(1900)).isGreaterThan(-20);
        playing.stop();
        recording.stop();
        talk(30);
        MediaRig.await("the end", () -> ended.equals(List.of(false)));
        assertThat(one.hears(1900)).isLessThan(-50);
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(wav.getInt(24)).isEqualTo(16000);
        short[] pcm = new short[(wav.limit() - 44) / 2];
        assertThat(pcm.length).isEqualTo(60 * 320);
        wav.position(44).asShortBuffer().get(pcm);
        for (int hertz : new int[] {500, 700, 1900}) {
            assertThat(Tones.level(Arrays.copyOfRange(pcm, 6400, 19200), 16000, hertz))
                    .isGreaterThan(-20);
        }
    }

    @Test
    public void oneWhoFloodsHarmsNobody() {
        Mixer mixer = rig.plane.mixer(8000);
        Talker flood = talker(G711.aLaw(), 500);
        Talker one = talker(G711.aLaw(), 700);
        Talker other = talker(G711.aLaw(), 900);
        talkers.forEach(talker -> mixer.add(talker.endpoint, Mixer.Role.TALKER));
        talkers.remove(flood);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 50; j++) {
                flood.phone.send(new byte[1400]);
            }
            talk(2);
        }
        assertThat(flood.endpoint.statistics().rejected()).isPositive();
        assertThat(one.hears(900)).isBetween(-17.5, -15.5);
        assertThat(Tones.gaps(tail(other.heard()), 8000, -40)).isEmpty();
        assertThat(one.phone.heard().size()).isBetween(58, 60);
    }

    @Test
    public void ofAHundredOneWhoFloodsHarmsNobody() {
        Mixer mixer = rig.plane.mixer(8000);
        for (int i = 0; i < 100; i++) {
            Talker talker = talker(G711.aLaw(), 400 + 20 * i);
            talker.mute = i > 3;
            mixer.add(talker.endpoint, Mixer.Role.TALKER);
        }
        Talker flood = talkers.remove(0);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 50; j++) {
                flood.phone.send(new byte[1400]);
            }
            talk(1);
        }
        assertThat(flood.endpoint.statistics().rejected()).isPositive();
        for (Talker talker : talkers) {
            assertThat(talker.phone.heard().size()).isBetween(28, 30);
            assertThat(Tones.gaps(tail(talker.heard()), 8000, -40)).isEmpty();
        }
        mixer.close();
    }

    private static short[] tail(short[] pcm) {
        return Arrays.copyOfRange(pcm, pcm.length / 2, pcm.length);
    }

    @Test
    public void joiningLeavingAndClosingLeaveNothingBehind() {
        Mixer mixer = rig.plane.mixer(8000);
        Talker one = talker(G711.aLaw(), 500);
        Talker other = talker(G711.aLaw(), 700);
        mixer.add(one.endpoint, Mixer.Role.TALKER);
        mixer.add(other.endpoint, Mixer.Role.TALKER);
        rig.plane.bridge(one.endpoint, other.endpoint);
        assertThat(mixer.members()).as("a bridge takes them out").isZero();
        mixer.add(one.endpoint, Mixer.Role.TALKER);
        assertThat(rig.plane.usage().bridges())
                .as("and a mixer out of the bridge")
                .isZero();
        mixer.remove(other.endpoint);
        one.endpoint.close();
        assertThat(mixer.members()).isZero();
        mixer.add(other.endpoint, Mixer.Role.TALKER);
        mixer.close();
        mixer.close();
        rig.beat();
        assertThat(rig.clock.active()).isZero();
        mixer.add(other.endpoint, Mixer.Role.TALKER);
        assertThat(mixer.members()).isZero();
        assertThatThrownBy(() -> rig.plane.mixer(44100)).isInstanceOf(IllegalArgumentException.class);
    }
}
