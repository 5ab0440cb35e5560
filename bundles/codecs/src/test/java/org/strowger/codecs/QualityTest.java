package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.strowger.api.media.Codec;
import org.strowger.codecs.g722.G722;
import org.strowger.codecs.g726.G726;
import org.strowger.codecs.gsm.Gsm;

/** How the codecs sound, and what they make of odd lengths and of nonsense. */
public class QualityTest {
    private static final List<Codec> ALL = List.of(new G722(), new G726(), new Gsm());

    @Test
    public void carryTonesCleanly() {
        assertThat(Sound.ratio(new G722(), Sound.tone(16000, 1004, 10000, 16000)))
                .isGreaterThan(35);
        assertThat(Sound.ratio(new G722(), Sound.tone(16000, 6000, 10000, 16000)))
                .isGreaterThan(15);
        assertThat(Sound.ratio(new G726(), Sound.tone(8000, 1004, 10000, 8000))).isGreaterThan(30);
        assertThat(Sound.ratio(new Gsm(), Sound.tone(8000, 440, 10000, 8000))).isGreaterThan(12);
    }

    @Test
    public void carryNoiseAndSpeech() {
        // Its higher band has two bits a sample, and white noise as much power there as in the lower.
        assertThat(Sound.ratio(new G722(), Sound.noise(4000, 16000))).isGreaterThan(9);
        assertThat(Sound.ratio(new G722(), speech())).isGreaterThan(16);
        assertThat(Sound.ratio(new G726(), Sound.noise(4000, 8000))).isGreaterThan(15);
        assertThat(Sound.ratio(new G726(), speech())).isGreaterThan(18);
        assertThat(Sound.ratio(new Gsm(), speech())).isGreaterThan(8);
    }

    private static short[] speech() {
        return java.util.Arrays.copyOf(Sound.samples("input.raw"), 2400);
    }

    @Test
    public void silenceStaysSilent() {
        for (Codec codec : ALL) {
            short[] heard = Sound.decode(codec, Sound.encode(codec, new short[3200], 160));
            for (short sample : heard) {
                assertThat(Math.abs(sample)).as(codec.name()).isLessThanOrEqualTo((short) 16);
            }
        }
    }

    @Test
    public void theLengthOfThePiecesDoesNotMatter() {
        short[] pcm = Sound.samples("input.raw");
        for (Codec codec : ALL) {
            byte[] whole = Sound.encode(codec, pcm, pcm.length);
            assertThat(Sound.encode(codec, pcm, 1)).as(codec.name()).isEqualTo(whole);
            assertThat(Sound.encode(codec, pcm, 77)).as(codec.name()).isEqualTo(whole);
        }
    }

    @Test
    public void encodersAndDecodersHaveAStateOfTheirOwn() {
        for (Codec codec : ALL) {
            Codec.Encoder one = codec.newEncoder("");
            ByteBuffer out = ByteBuffer.allocate(4000);
            one.encode(Sound.noise(9000, 480), 0, 480, out);
            byte[] fresh = Sound.encode(codec, Sound.samples("input.raw"), 160);
            assertThat(Sound.encode(codec, Sound.samples("input.raw"), 160)).isEqualTo(fresh);
        }
    }

    @Test
    public void nonsenseNeverThrowsAndNeverWritesTooFar() {
        Random random = new Random(7);
        for (Codec codec : ALL) {
            Codec.Decoder decoder = codec.newDecoder("");
            short[] pcm = new short[1000];
            for (int i = 0; i < 5000; i++) {
                byte[] payload = new byte[random.nextInt(1500)];
                random.nextBytes(payload);
                markFrames(payload, random);
                int offset = random.nextInt(pcm.length + 1);
                int written = decoder.decode(ByteBuffer.wrap(payload), pcm, offset);
                assertThat(written).as(codec.name()).isBetween(0, pcm.length - offset);
            }
        }
    }

    /** Makes most of what may be GSM look like it. */
    private static void markFrames(byte[] payload, Random random) {
        for (int at = 0; at < payload.length; at += 33) {
            if (random.nextInt(10) > 0) {
                payload[at] = (byte) (0xD0 | payload[at] & 15);
            }
        }
    }

    @Test
    public void whatIsNoGsmFrameIsSilence() {
        byte[] payload = new byte[33 + 33 + 5];
        new Random(3).nextBytes(payload);
        payload[0] = 0x12;
        payload[33] = 0x34;
        assertThat(Sound.decode(new Gsm(), payload)).hasSize(320).containsOnly((short) 0);
    }

    @Test
    public void directBuffersAndPositionsWork() {
        for (Codec codec : ALL) {
            byte[] code = Sound.fixture(codec.name() + ".bin");
            ByteBuffer packet = ByteBuffer.allocateDirect(code.length + 30);
            packet.position(12).put(code).limit(code.length + 12).position(12);
            short[] pcm = new short[10000];
            int written = codec.newDecoder("").decode(packet, pcm, 100);
            assertThat(java.util.Arrays.copyOfRange(pcm, 100, 100 + written))
                    .as(codec.name())
                    .isEqualTo(Sound.samples(codec.name() + ".raw"));
        }
    }

    @Test
    public void formatsAreThoseOfTheProfile() {
        // RFC 3551 table 4; G.722 counts 8 kHz although it samples 16.
        assertThat(new G722().staticPayloadType()).isEqualTo(9);
        assertThat(new G722().format().clockRate()).isEqualTo(8000);
        assertThat(new G722().sampleRate()).isEqualTo(16000);
        assertThat(new Gsm().staticPayloadType()).isEqualTo(3);
        assertThat(new G726().staticPayloadType()).isEqualTo(-1);
        assertThat(new G726().format().encoding()).isEqualTo("G726-32");
    }
}
