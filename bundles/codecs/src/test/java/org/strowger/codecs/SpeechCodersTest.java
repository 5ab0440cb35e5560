package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g729.G729;
import org.strowger.codecs.ilbc.Ilbc;
import org.strowger.codecs.opus.OpusCodec;
import org.strowger.codecs.speex.SpeexNarrow;
import org.strowger.codecs.speex.SpeexWide;

/** Opus, G.729, Speex and iLBC: what is negotiated, how packets are made, how losses sound. */
public class SpeechCodersTest {
    private final OpusCodec opus = new OpusCodec();

    @Test
    public void formatsAreThoseOfTheirProfiles() {
        assertThat(opus.format()).isEqualTo(new AudioFormat("opus", 48000, 2));
        assertThat(new G729().format()).isEqualTo(new AudioFormat("G729", 8000, 1));
        assertThat(new G729().staticPayloadType()).isEqualTo(18);
        assertThat(new Ilbc().format()).isEqualTo(new AudioFormat("iLBC", 8000, 1));
        assertThat(new SpeexNarrow().format()).isEqualTo(new AudioFormat("speex", 8000, 1));
        assertThat(new SpeexWide().format()).isEqualTo(new AudioFormat("speex", 16000, 1));
    }

    @Test
    public void parametersAreAnswered() {
        assertThat(new G729().offeredParameters()).isEqualTo("annexb=no");
        assertThat(new G729().answerParameters("annexb=yes")).isEqualTo("annexb=no");
        assertThat(new Ilbc().answerParameters("mode=20")).isEqualTo("mode=20");
        assertThat(new Ilbc().answerParameters("")).isEqualTo("mode=30");
        assertThat(new Ilbc().answerParameters("mode=25")).isNull();
        assertThat(opus.answerParameters("minptime=10; useinbandfec=1")).isEqualTo("useinbandfec=1");
        assertThat(opus.answerParameters("maxaveragebitrate=16000;usedtx=1;cbr=1;stereo=1"))
                .isEqualTo("useinbandfec=1;maxaveragebitrate=16000;usedtx=1;cbr=1");
        assertThat(opus.answerParameters("maxaveragebitrate=99999999999;usedtx=;=;;cbr"))
                .isEqualTo("useinbandfec=1;maxaveragebitrate=510000");
    }

    @Test
    public void ilbcFramesGoByTheMode() {
        Ilbc ilbc = new Ilbc();
        assertThat(ilbc.frameSamples("mode=20")).isEqualTo(160);
        assertThat(ilbc.frameSamples("")).isEqualTo(240);
        assertThat(sizes(ilbc, "mode=20", 160, speech8())).containsOnly(38);
        assertThat(sizes(ilbc, "mode=30", 240, speech8())).containsOnly(50);
        // A party that sends the other length than agreed.
        short[] pcm = new short[480];
        Codec.Decoder decoder = ilbc.newDecoder("mode=20");
        assertThat(decoder.decode(ByteBuffer.allocate(100), pcm, 0)).isEqualTo(480);
        assertThat(decoder.decode(ByteBuffer.allocate(38), pcm, 0)).isEqualTo(160);
        assertThat(decoder.decode(ByteBuffer.allocate(39), pcm, 0)).isZero();
    }

    @Test
    public void tonesKeepPitchAndLevel() {
        for (Codec codec : AllCodecs.make()) {
            int rate = codec.sampleRate();
            short[] tone = Sound.tone(rate, 440, 8000, rate * 2);
            short[] heard = roundTrip(codec, "", tone, rate * 60 / 1000);
            assertThat(Sound.ratio(tone, heard, rate / 20))
                    .as(AllCodecs.label(codec))
                    .isGreaterThan(10);
            assertThat(Sound.level(heard, rate, rate / 2))
                    .as(AllCodecs.label(codec))
                    .isBetween(4500.0, 7000.0);
        }
    }

    /** Coders that model a voice do not keep its wave form: a ratio of noise would be below 0 if it were another voice. */
    @Test
    public void speechStaysSpeech() {
        assertThat(Sound.ratio(speech8(), roundTrip(new G729(), "", speech8(), 160), 300))
                .isGreaterThan(5);
        assertThat(Sound.ratio(speech8(), roundTrip(new Ilbc(), "mode=20", speech8(), 160), 300))
                .isGreaterThan(5);
        assertThat(Sound.ratio(speech8(), roundTrip(new SpeexNarrow(), "", speech8(), 160), 300))
                .isGreaterThan(4.5);
        assertThat(Sound.ratio(speech16(), roundTrip(new SpeexWide(), "", speech16(), 320), 400))
                .isGreaterThan(4.5);
        assertThat(Sound.ratio(speech16(), roundTrip(opus, "", speech16(), 320), 400))
                .isGreaterThan(4.5);
    }

    @Test
    public void opusMakesOnePacketOfACall() {
        for (int ms : new int[] {20, 40, 60, 80, 100, 120}) {
            Codec.Encoder encoder = opus.newEncoder("");
            ByteBuffer out = ByteBuffer.allocate(4000);
            encoder.encode(Sound.noise(3000, ms * 16), 0, ms * 16, out);
            short[] pcm = new short[120 * 16];
            assertThat(opus.newDecoder("").decode(out.flip(), pcm, 0)).isEqualTo(ms * 16);
            encoder.close();
        }
    }

    @Test
    public void opusKeepsWhatDoesNotFillAFrame() {
        assertThat(sizes(opus, "", 480, Sound.noise(3000, 480 * 6))).doesNotContain(0);
        assertThat(sizes(opus, "", 160, Sound.noise(3000, 160 * 4)).get(0)).isZero();
    }

    @Test
    public void opusEncodesAsThePartyWishes() {
        short[] loud = Sound.noise(6000, 320 * 100);
        assertThat(bitRate(sizes(opus, "maxaveragebitrate=12000", 320, loud))).isBetween(9000, 14000);
        assertThat(bitRate(sizes(opus, "", 320, loud))).isBetween(20000, 32000);
        assertThat(sizes(opus, "cbr=1", 320, loud).stream().distinct()).hasSize(1);
        assertThat(sizes(opus, "maxplaybackrate=8000", 320, loud)).isNotEqualTo(sizes(opus, "", 320, loud));
        assertThat(sizes(opus, "usedtx=1", 320, new short[320 * 100])).contains(0);
        assertThat(sizes(opus, "", 320, new short[320 * 100])).doesNotContain(0);
    }

    @Test
    public void opusRecoversALostPacketFromTheNext() {
        double concealed = afterLosses(false);
        double recovered = afterLosses(true);
        assertThat(recovered).isGreaterThan(concealed + 2);
    }

    /** Similarity to what was said where every eighth packet is lost. */
    private double afterLosses(boolean recover) {
        List<byte[]> packets = packets(opus, "useinbandfec=1", 320, speech16());
        Codec.Decoder whole = opus.newDecoder("");
        Codec.Decoder lossy = opus.newDecoder("");
        short[] expected = new short[320];
        short[] heard = new short[320];
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < packets.size(); i++) {
            whole.decode(ByteBuffer.wrap(packets.get(i)), expected, 0);
            if (i % 8 != 5 || i + 1 == packets.size()) {
                lossy.decode(ByteBuffer.wrap(packets.get(i)), heard, 0);
                continue;
            }
            if (!recover || lossy.recover(ByteBuffer.wrap(packets.get(i + 1)), heard, 0, 320) == 0) {
                lossy.conceal(heard, 0, 320);
            }
            for (int k = 0; k < 320; k++) {
                signal += (double) expected[k] * expected[k];
                noise += Math.pow(expected[k] - heard[k], 2);
            }
        }
        return 10 * Math.log10(signal / noise);
    }

    @Test
    public void lossesAreConcealedWithSoundThatFades() {
        for (Codec codec : List.of(opus, new G729(), new Ilbc(), new SpeexNarrow(), new SpeexWide())) {
            int packet = codec.sampleRate() * 60 / 1000;
            Codec.Decoder decoder = codec.newDecoder("");
            short[] pcm = new short[packet];
            for (byte[] code : packets(codec, "", packet, Sound.tone(codec.sampleRate(), 300, 9000, packet * 20))) {
                decoder.decode(ByteBuffer.wrap(code), pcm, 0);
            }
            assertThat(decoder.conceals()).isTrue();
            decoder.conceal(pcm, 0, packet / 3);
            assertThat(Sound.level(pcm, 0, packet / 3))
                    .as(AllCodecs.label(codec))
                    .isGreaterThan(500);
            for (int i = 0; i < 100; i++) {
                decoder.conceal(pcm, 0, packet);
            }
            // Opus goes over to the noise that it took the tone for.
            assertThat(Sound.level(pcm, 0, packet)).as(AllCodecs.label(codec)).isLessThan(codec == opus ? 3000 : 300);
            decoder.close();
        }
    }

    @Test
    public void silenceDescriptorsOfG729AreQuietNoise() {
        short[] pcm = new short[80];
        Codec.Decoder decoder = new G729().newDecoder("");
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[] {0x55, 0x7E}), pcm, 0))
                .isEqualTo(80);
        assertThat(Sound.level(pcm, 0, 80)).isBetween(20.0, 150.0);
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[12]), new short[160], 0))
                .isEqualTo(160);
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[7]), pcm, 0)).isZero();
    }

    @Test
    public void closedCodersAreSilentHoweverOftenTheyWereClosed() {
        for (Codec codec : List.of(opus, new SpeexNarrow(), new SpeexWide())) {
            Codec.Encoder encoder = codec.newEncoder("");
            Codec.Decoder decoder = codec.newDecoder("");
            byte[] code = packets(codec, "", codec.frameSamples(), Sound.noise(900, codec.frameSamples()))
                    .get(0);
            try (encoder;
                    decoder) {
                encoder.close();
                decoder.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            ByteBuffer out = ByteBuffer.allocate(2000);
            encoder.encode(Sound.noise(900, 640), 0, 640, out);
            short[] pcm = Sound.noise(900, 320);
            assertThat(out.position()).isZero();
            assertThat(decoder.decode(ByteBuffer.wrap(code), pcm, 0)).isZero();
            assertThat(decoder.recover(ByteBuffer.wrap(code), pcm, 0, 320)).isZero();
            decoder.conceal(pcm, 0, 320);
            assertThat(pcm).containsOnly((short) 0);
        }
    }

    @Test
    public void payloadsAreNeverLargerThanSaid() {
        for (Codec codec : AllCodecs.make()) {
            for (int ms : new int[] {10, 20, 50, 120}) {
                int most = codec.largestPayload(ms);
                int samples = codec.sampleRate() / 1000 * ms;
                assertThat(sizes(codec, "mode=7", samples, Sound.noise(20000, samples * 20)))
                        .as(AllCodecs.label(codec))
                        .allMatch(size -> size <= most);
            }
        }
    }

    @Test
    public void packetsOfOpusAreMeasuredBeforeTheyAreDecoded() {
        short[] pcm = new short[120 * 16];
        Codec.Decoder decoder = opus.newDecoder("");
        assertThat(decoder.decode(ByteBuffer.allocate(0), pcm, 0)).isZero();
        // Three frames of 60 ms; a count of none; two halves of an odd length.
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[] {0x1B, 3, 1, 1, 1}), pcm, 0))
                .isZero();
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[] {0x0B, 0, 1}), pcm, 0))
                .isZero();
        assertThat(decoder.decode(ByteBuffer.wrap(new byte[] {0x09, 1, 1, 1}), pcm, 0))
                .isZero();
        assertThat(decoder.decode(ByteBuffer.allocate(2000), pcm, 0)).isZero();
    }

    private static short[] speech8() {
        return Sound.samples("speech8.raw");
    }

    private static short[] speech16() {
        return Sound.samples("speech16.raw");
    }

    private static int bitRate(List<Integer> sizes) {
        return sizes.stream().mapToInt(s -> s * 8 * 50).sum() / sizes.size();
    }

    private static List<Integer> sizes(Codec codec, String parameters, int packet, short[] pcm) {
        return packets(codec, parameters, packet, pcm).stream()
                .map(p -> p.length)
                .toList();
    }

    private static List<byte[]> packets(Codec codec, String parameters, int packet, short[] pcm) {
        List<byte[]> packets = new ArrayList<>();
        Codec.Encoder encoder = codec.newEncoder(parameters);
        for (int at = 0; at + packet <= pcm.length; at += packet) {
            ByteBuffer out = ByteBuffer.allocate(4000);
            encoder.encode(pcm, at, packet, out);
            packets.add(Arrays.copyOf(out.array(), out.position()));
        }
        return packets;
    }

    private static short[] roundTrip(Codec codec, String parameters, short[] pcm, int packet) {
        short[] heard = new short[pcm.length + packet];
        int length = 0;
        Codec.Decoder decoder = codec.newDecoder(parameters);
        for (byte[] code : packets(codec, parameters, packet, pcm)) {
            length += decoder.decode(ByteBuffer.wrap(code), heard, length);
        }
        return Arrays.copyOf(heard, length);
    }
}
