package org.strowger.sip.auth;

import java.util.Arrays;

/** The rank test of Mann and Whitney, for many samples. */
final class Ranks {
    private Ranks() {}

    /** How likely such samples are when both come from the same distribution. */
    static double probability(double[] a, double[] b) {
        double[] all = new double[a.length + b.length];
        System.arraycopy(a, 0, all, 0, a.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all);
        double ranks = 0;
        for (double value : a) {
            ranks += rank(all, value);
        }
        double n = a.length;
        double m = b.length;
        double u = ranks - n * (n + 1) / 2;
        double z = Math.abs(u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
        return 2 * tail(z);
    }

    /** Equal values share the middle of their ranks. */
    private static double rank(double[] sorted, double value) {
        int first = at(sorted, value, 0);
        int next = at(sorted, value, 1);
        return (first + 1 + next) / 2.0;
    }

    /** The first place whose value is at least (or, with 1, above) the given one. */
    private static int at(double[] sorted, double value, int above) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) < above) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of the normal distribution, above z (Abramowitz and Stegun 26.2.17). */
    private static double tail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
