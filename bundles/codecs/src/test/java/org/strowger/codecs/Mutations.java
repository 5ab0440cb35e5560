package org.strowger.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.strowger.api.media.Codec;

/**
 * Feeds a decoder with true payloads that were damaged: bits turned, ends cut off or made longer, pieces exchanged, heads
 * of every value, nonsense. Deterministic by its seed.
 */
final class Mutations {
    private static final int LONGEST = 1600;
    private static final short GUARD = 0x5A5A;

    private final Codec codec;
    private final Random random;
    private final List<byte[]> seeds = new ArrayList<>();
    private final short[] pcm;
    private Codec.Decoder decoder;

    Mutations(Codec codec, long seed) {
        this.codec = codec;
        this.random = new Random(seed);
        pcm = new short[codec.sampleRate() * 120 / 1000 + 64];
        decoder = codec.newDecoder("");
        for (String parameters : new String[] {"", "mode=20", "mode=1", "useinbandfec=1;maxplaybackrate=8000"}) {
            collect(parameters);
        }
    }

    private void collect(String parameters) {
        short[] speech = Sound.samples("input.raw");
        try (Codec.Encoder encoder = codec.newEncoder(parameters)) {
            for (int at = 0, packet = 0; at < speech.length; packet++) {
                int length = Math.min(codec.sampleRate() / 50 * (1 + packet % 3), speech.length - at);
                ByteBuffer out = ByteBuffer.allocate(4000);
                encoder.encode(speech, at, length, out);
                byte[] payload = new byte[out.position()];
                out.flip().get(payload);
                seeds.add(payload);
                at += length;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One round: may also lose a packet, ask for its repetition, or begin a new stream. */
    void round() {
        byte[] payload = mutant();
        int offset = random.nextInt(pcm.length + 1);
        java.util.Arrays.fill(pcm, GUARD);
        int kind = random.nextInt(50);
        if (kind == 0) {
            decoder.close();
            decoder.close();
            assertThat(decoder.decode(wrap(payload), pcm, 0)).isBetween(0, pcm.length);
            decoder = codec.newDecoder(random.nextBoolean() ? "" : "mode=20");
        } else if (kind < 4) {
            int length = random.nextInt(pcm.length - offset + 1);
            decoder.conceal(pcm, offset, length);
            assertUntouched(offset, length);
        } else if (kind < 8) {
            int length = random.nextInt(pcm.length - offset + 1);
            int written = decoder.recover(wrap(payload), pcm, offset, length);
            assertThat(written).as(codec.name()).isBetween(0, length);
            assertUntouched(offset, written);
        } else {
            int written = decoder.decode(wrap(payload), pcm, offset);
            assertThat(written).as(codec.name()).isBetween(0, pcm.length - offset);
            assertUntouched(offset, written);
        }
    }

    private void assertUntouched(int offset, int length) {
        for (int i = 0; i < pcm.length; i++) {
            if ((i < offset || i >= offset + length) && pcm[i] != GUARD) {
                throw new AssertionError(codec.name() + " wrote at " + (i - offset) + " of " + length);
            }
        }
    }

    private static ByteBuffer wrap(byte[] payload) {
        return ByteBuffer.wrap(payload);
    }

    private byte[] mutant() {
        byte[] payload = seeds.get(random.nextInt(seeds.size())).clone();
        switch (random.nextInt(7)) {
            case 0 -> payload = java.util.Arrays.copyOf(payload, random.nextInt(payload.length + 1));
            case 1 -> payload = java.util.Arrays.copyOf(payload, random.nextInt(LONGEST));
            case 2 -> payload = nonsense();
            case 3 -> exchange(payload);
            case 4 -> setHead(payload);
            default -> turnBits(payload);
        }
        return payload;
    }

    private byte[] nonsense() {
        byte[] payload = new byte[random.nextInt(random.nextBoolean() ? 80 : LONGEST)];
        random.nextBytes(payload);
        return payload;
    }

    private void exchange(byte[] payload) {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int length = random.nextInt(Math.min(payload.length, other.length) + 1);
        System.arraycopy(other, other.length - length, payload, payload.length - length, length);
    }

    private void setHead(byte[] payload) {
        for (int i = 0; i < Math.min(2, payload.length); i++) {
            payload[i] = (byte) random.nextInt(256);
        }
    }

    private void turnBits(byte[] payload) {
        for (int i = 1 + random.nextInt(12); i > 0 && payload.length > 0; i--) {
            payload[random.nextInt(payload.length)] ^= 1 << random.nextInt(8);
        }
    }

    void end() {
        decoder.close();
    }

    /** Goes on for as many seconds as are asked for; the seed that is printed repeats a run. */
    public static void main(String[] arguments) {
        long until = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("seed " + seed);
        List<Mutations> all =
                AllCodecs.make().stream().map(c -> new Mutations(c, seed)).toList();
        long rounds = 0;
        while (System.nanoTime() < until) {
            all.forEach(Mutations::round);
            rounds++;
        }
        System.out.println(rounds + " payloads of each of " + all.size() + " codecs");
    }
}
