package org.strowger.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.strowger.api.media.Codec;

/** Sound for tests: fixtures, made signals, and what becomes of them. */
final class Sound {
    private Sound() {}

    static byte[] fixture(String name) {
        try (InputStream in = Sound.class.getResourceAsStream("/fixtures/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static short[] samples(String name) {
        byte[] bytes = fixture(name);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    static short[] tone(int rate, double hz, double amplitude, int length) {
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = (short) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
        }
        return pcm;
    }

    static short[] noise(double amplitude, int length) {
        Random random = new Random(1);
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = (short) (amplitude * random.nextGaussian());
        }
        return pcm;
    }

    /** Root of the mean square. */
    static double level(short[] pcm, int offset, int length) {
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += (double) pcm[i] * pcm[i];
        }
        return Math.sqrt(sum / Math.max(1, length));
    }

    static byte[] encode(Codec codec, short[] pcm, int packet) {
        ByteBuffer out = ByteBuffer.allocate(pcm.length + 100);
        Codec.Encoder encoder = codec.newEncoder("");
        for (int at = 0; at < pcm.length; at += packet) {
            encoder.encode(pcm, at, Math.min(packet, pcm.length - at), out);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static short[] decode(Codec codec, byte[] bytes) {
        short[] pcm = new short[bytes.length * 8];
        return Arrays.copyOf(pcm, codec.newDecoder("").decode(ByteBuffer.wrap(bytes), pcm, 0));
    }

    /**
     * Ratio of signal to noise in dB after the codec, at the delay and the gain where it is best, and after the first
     * tenth of a second, when the codec has adapted.
     */
    static double ratio(Codec codec, short[] pcm) {
        short[] heard = decode(codec, encode(codec, pcm, codec.sampleRate() / 50));
        double best = -100;
        for (int delay = 0; delay < 60; delay++) {
            best = Math.max(best, ratio(pcm, heard, delay, codec.sampleRate() / 10));
        }
        return best;
    }

    /** The same of one sound that may come up to a number of samples later than another. */
    static double ratio(short[] pcm, short[] heard, int mostDelay) {
        double best = -100;
        for (int delay = 0; delay <= mostDelay; delay++) {
            best = Math.max(best, ratio(pcm, heard, delay, 800));
        }
        return best;
    }

    private static double ratio(short[] pcm, short[] heard, int delay, int from) {
        double said = 0;
        double both = 0;
        double all = 0;
        for (int i = from; i < pcm.length && i + delay < heard.length; i++) {
            said += (double) pcm[i] * pcm[i];
            both += (double) pcm[i] * heard[i + delay];
            all += (double) heard[i + delay] * heard[i + delay];
        }
        double signal = both * both / said;
        return 10 * Math.log10(signal / Math.max(1e-9, all - signal));
    }
}
