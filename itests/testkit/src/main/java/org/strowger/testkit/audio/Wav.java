package org.strowger.testkit.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Mono 16-bit linear audio. Stereo files are read as their left channel. A file whose writer was killed before it could
 * correct the lengths in the header is read to its end; one that has just been created is empty.
 *
 * @param rate samples a second
 */
public record Wav(int rate, short[] samples) {
    private static final int HEADER = 44;
    private static final int DEFAULT_RATE = 8000;

    public double seconds() {
        return (double) samples.length / rate;
    }

    /** The part between two moments, clipped to what there is. */
    public Wav between(double fromSecond, double toSecond) {
        int from = Math.min(samples.length, (int) (fromSecond * rate));
        int to = Math.max(from, Math.min(samples.length, (int) (toSecond * rate)));
        return new Wav(rate, Arrays.copyOfRange(samples, from, to));
    }

    public static Wav read(Path file) {
        try {
            return parse(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wav parse(ByteBuffer in, Path file) {
        if (in.remaining() == 0) {
            return new Wav(DEFAULT_RATE, new short[0]);
        }
        if (in.remaining() < 12 || in.getInt(0) != tag("RIFF") || in.getInt(8) != tag("WAVE")) {
            throw new IllegalArgumentException(file + " is not a WAV file, of " + in.remaining() + " bytes");
        }
        in.position(12);
        int channels = 1;
        int rate = DEFAULT_RATE;
        while (in.remaining() >= 8) {
            int id = in.getInt();
            long size = in.getInt() & 0xffffffffL;
            if (id == tag("data")) {
                return new Wav(rate, left(in, size == 0 ? in.remaining() : size, channels));
            }
            if (id == tag("fmt ")) {
                channels = format(in, file);
                rate = in.getInt(in.position() + 4);
            }
            in.position((int) Math.min(in.limit(), in.position() + size + (size & 1)));
        }
        return new Wav(rate, new short[0]);
    }

    private static int format(ByteBuffer in, Path file) {
        int bits = in.getShort(in.position() + 14);
        if (bits != 16) {
            throw new IllegalArgumentException(file + ": only 16-bit linear audio, this has " + bits + " bits");
        }
        return in.getShort(in.position() + 2);
    }

    private static short[] left(ByteBuffer in, long size, int channels) {
        int frames = (int) (Math.min(size, in.remaining()) / (2L * channels));
        short[] samples = new short[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = in.getShort(in.position() + 2 * channels * i);
        }
        return samples;
    }

    public void write(Path file) {
        write(file, 1);
    }

    /** Writes it with the same sound in all channels. */
    public void write(Path file, int channels) {
        int bytes = 2 * channels * samples.length;
        ByteBuffer out = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(tag("RIFF")).putInt(HEADER - 8 + bytes).putInt(tag("WAVE"));
        out.putInt(tag("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        out.putInt(rate).putInt(2 * channels * rate).putShort((short) (2 * channels));
        out.putShort((short) 16);
        out.putInt(tag("data")).putInt(bytes);
        for (short sample : samples) {
            for (int i = 0; i < channels; i++) {
                out.putShort(sample);
            }
        }
        try {
            Files.write(file, out.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int tag(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
