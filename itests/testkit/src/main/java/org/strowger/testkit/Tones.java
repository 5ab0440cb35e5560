package org.strowger.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks for tones in sound, with the Goertzel algorithm, so that tests can hear. PCM is 16 bit, mono. */
public final class Tones {
    /** What {@link #level} gives for silence. */
    public static final double SILENCE = -120;

    private Tones() {}

    /** Level of one frequency over all samples, in dB relative to a sine of full scale. */
    public static double level(short[] pcm, int sampleRate, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / sampleRate);
        double before = 0;
        double last = 0;
        for (short sample : pcm) {
            double next = sample / 32768.0 + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        return decibels(2 * Math.sqrt(Math.max(0, power)) / pcm.length);
    }

    /** Level of everything, as root mean square, in dB relative to full scale. */
    public static double loudness(short[] pcm) {
        double sum = 0;
        for (short sample : pcm) {
            sum += (double) sample * sample;
        }
        return decibels(Math.sqrt(sum / Math.max(1, pcm.length)) / 32768);
    }

    /** Beginnings, in ms, of the pieces of 10 ms that are quieter than a level in dB. */
    public static List<Integer> gaps(short[] pcm, int sampleRate, double quieter) {
        int piece = sampleRate / 100;
        List<Integer> gaps = new ArrayList<>();
        for (int at = 0; at + piece <= pcm.length; at += piece) {
            if (loudness(Arrays.copyOfRange(pcm, at, at + piece)) < quieter) {
                gaps.add(at * 10 / piece);
            }
        }
        return gaps;
    }

    /**
     * Where, in ms, a pure tone breaks: a sample is not where the two before it say, by more than a fifth of the tone's
     * amplitude. A cut, a jump of phase or a spike shows; noise of coding and slow changes of level do not.
     */
    public static List<Integer> clicks(short[] pcm, int sampleRate, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / sampleRate);
        double peak = 1;
        for (short sample : pcm) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        List<Integer> clicks = new ArrayList<>();
        for (int i = 2; i < pcm.length; i++) {
            double off = Math.abs(pcm[i] - turn * pcm[i - 1] + pcm[i - 2]);
            int at = (int) (i * 1000L / sampleRate);
            boolean told = !clicks.isEmpty() && at - clicks.get(clicks.size() - 1) < 10;
            if (off > peak / 5 && !told) {
                clicks.add(at);
            }
        }
        return clicks;
    }

    private static double decibels(double amplitude) {
        return amplitude < 1e-6 ? SILENCE : 20 * Math.log10(amplitude);
    }

    /** A sine to send; amplitude 0 to 1. */
    public static short[] sine(int sampleRate, double hertz, double amplitude, int samples) {
        short[] pcm = new short[samples];
        for (int i = 0; i < samples; i++) {
            pcm[i] = (short) Math.round(32767 * amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate));
        }
        return pcm;
    }
}
