package org.strowger.bench.product;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses that the log of the JVM's collector tells of ({@code -Xlog:gc}). */
public final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("\\bPause .*\\s([0-9]+\\.[0-9]+)ms$");

    /** In milliseconds, ascending. */
    private final double[] pauses;

    private GcLog(double[] pauses) {
        this.pauses = pauses;
    }

    public static GcLog parse(List<String> lines) {
        double[] found = lines.stream()
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .mapToDouble(m -> Double.parseDouble(m.group(1)))
                .toArray();
        Arrays.sort(found);
        return new GcLog(found);
    }

    public int count() {
        return pauses.length;
    }

    public double totalMillis() {
        return Arrays.stream(pauses).sum();
    }

    /** The pause that this share (0 to 1) of all does not exceed; NaN of none. */
    public double percentile(double share) {
        if (pauses.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * pauses.length);
        return pauses[Math.max(1, Math.min(pauses.length, rank)) - 1];
    }
}
