package org.strowger.testkit.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes test signals. */
public final class ToneFile {
    /** Loud enough to stand out, far from clipping: about -12 dBFS. */
    public static final double LEVEL = 0.25;

    private ToneFile() {}

    /** A sine. */
    public static Wav sine(double hz, int rate, double seconds) {
        short[] samples = new short[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(LEVEL * 32767 * Math.sin(2 * Math.PI * hz * i / rate));
        }
        return new Wav(rate, samples);
    }

    /** Writes a sine as a WAV file and returns the file. */
    public static Path wav(Path directory, int hz, int rate, int seconds) {
        return wav(directory, hz, rate, seconds, 1);
    }

    /** Writes a sine as a WAV file of this many channels and returns the file. */
    public static Path wav(Path directory, int hz, int rate, int seconds, int channels) {
        Path file = directory.resolve("tone-" + hz + "-" + rate + "-" + seconds + "-" + channels + ".wav");
        if (!Files.exists(file)) {
            sine(hz, rate, seconds).write(file, channels);
        }
        return file;
    }

    /** Writes one second of bare G.711 payload bytes, which can be repeated without a click. */
    public static Path payload(Path directory, int hz, boolean aLaw) {
        Wav tone = sine(hz, 8000, 1);
        byte[] payload = new byte[tone.samples().length];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = aLaw ? G711.toALaw(tone.samples()[i]) : G711.toMuLaw(tone.samples()[i]);
        }
        try {
            return Files.write(directory.resolve("tone-" + hz + (aLaw ? ".al" : ".ul")), payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
