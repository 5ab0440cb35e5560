package org.strowger.testkit.audio;

/** Power spectrum of a recording, Hann window, radix-2 Fourier transform over its loudest stretch. */
final class Spectrum {
    private static final int MAX_SIZE = 16384;

    private final double[] power;
    private final double hzPerBin;

    private Spectrum(double[] power, double hzPerBin) {
        this.power = power;
        this.hzPerBin = hzPerBin;
    }

    static Spectrum of(Wav wav) {
        int size = Math.min(MAX_SIZE, Integer.highestOneBit(Math.max(2, wav.samples().length)));
        double[] re = new double[size];
        double[] im = new double[size];
        int start = loudest(wav.samples(), size);
        for (int i = 0; i < size && start + i < wav.samples().length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            re[i] = window * wav.samples()[start + i];
        }
        transform(re, im);
        double[] power = new double[size / 2];
        for (int i = 1; i < power.length; i++) {
            power[i] = re[i] * re[i] + im[i] * im[i];
        }
        return new Spectrum(power, (double) wav.rate() / size);
    }

    double peakHz() {
        int peak = 0;
        for (int i = 1; i < power.length - 1; i++) {
            peak = power[i] > power[peak] ? i : peak;
        }
        return peak == 0 ? 0 : (peak + offset(peak)) * hzPerBin;
    }

    /** Where between the bins the top of the peak lies: a parabola through the logarithms of three neighbours. */
    private double offset(int peak) {
        double left = Math.log(power[peak - 1] + 1);
        double middle = Math.log(power[peak] + 1);
        double right = Math.log(power[peak + 1] + 1);
        double curve = left - 2 * middle + right;
        return curve == 0 ? 0 : 0.5 * (left - right) / curve;
    }

    private static int loudest(short[] samples, int size) {
        int best = 0;
        double bestEnergy = -1;
        for (int start = 0; start + size <= samples.length; start += size / 2) {
            double energy = 0;
            for (int i = start; i < start + size; i++) {
                energy += (double) samples[i] * samples[i];
            }
            if (energy > bestEnergy) {
                bestEnergy = energy;
                best = start;
            }
        }
        return best;
    }

    private static void transform(double[] re, double[] im) {
        reorder(re);
        for (int size = 2; size <= re.length; size *= 2) {
            for (int block = 0; block < re.length; block += size) {
                butterflies(re, im, block, size / 2);
            }
        }
    }

    /** Bit reversal; the input is real, so only one array moves. */
    private static void reorder(double[] re) {
        int bits = Integer.numberOfTrailingZeros(re.length);
        for (int i = 0; i < re.length; i++) {
            int j = Integer.reverse(i) >>> 32 - bits;
            if (j > i) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
            }
        }
    }

    private static void butterflies(double[] re, double[] im, int block, int half) {
        for (int k = 0; k < half; k++) {
            double angle = -Math.PI * k / half;
            double wr = Math.cos(angle);
            double wi = Math.sin(angle);
            int top = block + k;
            int bottom = top + half;
            double tr = re[bottom] * wr - im[bottom] * wi;
            double ti = re[bottom] * wi + im[bottom] * wr;
            re[bottom] = re[top] - tr;
            im[bottom] = im[top] - ti;
            re[top] += tr;
            im[top] += ti;
        }
    }
}
