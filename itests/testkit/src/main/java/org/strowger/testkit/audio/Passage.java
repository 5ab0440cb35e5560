package org.strowger.testkit.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of sound that is looked for in recordings by correlation: the loudest half second of it, whose shape survives
 * telephone codecs, and which no other words have.
 */
public final class Passage {
    private static final int RATE = 8000;
    private static final int LENGTH = RATE / 2;
    /** 1 is the same but for its loudness; other speech stays below one half. */
    private static final double ALIKE = 0.8;
    /** Mean square below which nothing is compared: two silences are alike. */
    private static final double QUIET = 50.0 * 50.0;

    private final short[] wanted;
    private final double power;

    private Passage(short[] wanted) {
        this.wanted = wanted;
        this.power = power(wanted, 0);
    }

    public static Passage of(Wav wav) {
        short[] samples = require(wav).samples();
        int best = 0;
        for (int start = 0; start + LENGTH <= samples.length; start += RATE / 50) {
            best = power(samples, start) > power(samples, best) ? start : best;
        }
        return new Passage(Arrays.copyOfRange(samples, best, best + LENGTH));
    }

    private static Wav require(Wav wav) {
        if (wav.rate() != RATE) {
            throw new IllegalArgumentException("only recordings of 8 kHz, this has " + wav.rate());
        }
        return wav;
    }

    /** Seconds from the beginning of a recording at which it is heard, each time. */
    public List<Double> in(Wav heard) {
        short[] samples = require(heard).samples();
        List<Double> moments = new ArrayList<>();
        double energy = samples.length < LENGTH ? 0 : power(samples, 0);
        for (int at = 0; at + LENGTH <= samples.length; at++) {
            if (energy > QUIET * LENGTH && product(samples, at) > ALIKE * Math.sqrt(energy * power)) {
                moments.add((double) at / RATE);
                at = Math.min(at + LENGTH, samples.length - LENGTH);
                energy = power(samples, at);
            }
            if (at + LENGTH < samples.length) {
                energy += square(samples[at + LENGTH]) - square(samples[at]);
            }
        }
        return moments;
    }

    private double product(short[] samples, int at) {
        long sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += samples[at + i] * wanted[i];
        }
        return sum;
    }

    private static double power(short[] samples, int start) {
        double sum = 0;
        for (int i = start; i < Math.min(samples.length, start + LENGTH); i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
