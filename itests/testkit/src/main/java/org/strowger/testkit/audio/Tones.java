package org.strowger.testkit.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges a recording in frames of 20 ms. A frame <em>carries</em> a tone when most of its power lies at that frequency;
 * so a loud wrong tone, noise or music is never taken for it.
 */
public final class Tones {
    /** Length of a frame. */
    public static final int FRAME_MS = 20;

    /** Below this a frame counts as silent. */
    public static final double SILENCE_DBFS = -50;

    /** Share of a frame's power that must lie at the frequency. */
    private static final double DOMINANT = 0.7;

    private final Wav wav;
    private final int frame;

    private Tones(Wav wav) {
        this.wav = wav;
        this.frame = wav.rate() * FRAME_MS / 1000;
    }

    public static Tones in(Wav wav) {
        return new Tones(wav);
    }

    /** How long a tone is heard, in all. */
    public int heardMillis(double hz) {
        int frames = 0;
        for (boolean carried : carried(hz)) {
            frames += carried ? 1 : 0;
        }
        return frames * FRAME_MS;
    }

    public int silentMillis() {
        int frames = 0;
        for (int i = 0; i < frames(); i++) {
            frames += dbfs(power(i)) < SILENCE_DBFS ? 1 : 0;
        }
        return frames * FRAME_MS;
    }

    /** Lengths of the holes between the first and the last moment a tone is heard, those of at least so many ms. */
    public List<Integer> gaps(double hz, int atLeastMillis) {
        boolean[] carried = carried(hz);
        List<Integer> gaps = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < carried.length; i++) {
            if (!carried[i]) {
                continue;
            }
            int gap = (i - last - 1) * FRAME_MS;
            if (last >= 0 && gap >= atLeastMillis) {
                gaps.add(gap);
            }
            last = i;
        }
        return gaps;
    }

    /** Level of the whole recording; 0 dBFS is a square wave at full scale. */
    public double level() {
        double sum = 0;
        for (int i = 0; i < frames(); i++) {
            sum += power(i);
        }
        return dbfs(frames() == 0 ? 0 : sum / frames());
    }

    /** Strongest frequency of the recording, exact to about a tenth of a hertz for a clean tone of a second. */
    public double peakHz() {
        return Spectrum.of(wav).peakHz();
    }

    /** What is in it, for the message of a failing assertion. */
    @Override
    public String toString() {
        return String.format(
                "recording of %.2f s at %d Hz, level %.1f dBFS, silent for %d ms, strongest frequency %.1f Hz",
                wav.seconds(), wav.rate(), level(), silentMillis(), frames() == 0 ? 0 : peakHz());
    }

    private int frames() {
        return wav.samples().length / frame;
    }

    private boolean[] carried(double hz) {
        boolean[] carried = new boolean[frames()];
        for (int i = 0; i < carried.length; i++) {
            double power = power(i);
            carried[i] = dbfs(power) >= SILENCE_DBFS && powerAt(i, hz) >= DOMINANT * power;
        }
        return carried;
    }

    private double power(int index) {
        double sum = 0;
        for (int i = index * frame; i < (index + 1) * frame; i++) {
            sum += (double) wav.samples()[i] * wav.samples()[i];
        }
        return sum / frame / 32768 / 32768;
    }

    /** Power of the sine of this frequency that fits the frame best (one bin of a Fourier transform). */
    private double powerAt(int index, double hz) {
        double re = 0;
        double im = 0;
        double step = 2 * Math.PI * hz / wav.rate();
        for (int i = 0; i < frame; i++) {
            double sample = wav.samples()[index * frame + i] / 32768.0;
            re += sample * Math.cos(step * i);
            im += sample * Math.sin(step * i);
        }
        return 2 * (re * re + im * im) / frame / frame;
    }

    private static double dbfs(double power) {
        return power <= 0 ? -120 : 10 * Math.log10(power);
    }
}
