package org.strowger.monitor.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.monitor.MetricRange;

/** Figures of the last so many steps; within a step, their mean. Guarded by whoever owns it. */
final class Ring {
    static final int MOST_SERIES = 64;

    private final long step;
    private final int size;
    private final Map<String, float[]> values = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long newest = Long.MIN_VALUE;

    Ring(MetricRange range) {
        this.step = range.step().toSeconds();
        this.size = range.size();
    }

    private long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), step);
    }

    private int index(long slot) {
        return (int) Math.floorMod(slot, (long) size);
    }

    /** Room for what comes now. A clock that was put back makes what lies ahead of it void. */
    private void advance(long slot) {
        if (slot == newest) {
            return;
        }
        if (newest != Long.MIN_VALUE) {
            long from = slot > newest ? newest + 1 : slot + 1;
            long to = slot > newest ? slot : newest;
            clear(to - from >= size ? to - size + 1 : from, to);
        }
        newest = slot;
        counts.clear();
    }

    private void clear(long from, long to) {
        for (long slot = from; slot <= to; slot++) {
            int index = index(slot);
            values.values().forEach(series -> series[index] = Float.NaN);
        }
    }

    void add(Instant at, Map<String, Double> figures) {
        advance(slot(at));
        figures.forEach(this::add);
    }

    private void add(String name, double value) {
        float[] series = values.get(name);
        if (series == null) {
            if (values.size() >= MOST_SERIES) {
                return;
            }
            series = empty();
            values.put(name, series);
        }
        int index = index(newest);
        // A value that is there although nothing was counted was read from the file of before a restart.
        int count = counts.merge(name, Float.isNaN(series[index]) ? 1 : 2, (old, first) -> old + 1);
        series[index] = count == 1 ? (float) value : (float) (series[index] + (value - series[index]) / count);
    }

    private float[] empty() {
        float[] series = new float[size];
        Arrays.fill(series, Float.NaN);
        return series;
    }

    /** Number of the step that is the last one at a moment. */
    long last(Instant now) {
        return slot(now);
    }

    Instant start(long slot) {
        return Instant.ofEpochSecond(slot * step);
    }

    /** Series that have anything in the steps that end with this one. */
    Map<String, List<Double>> series(long last) {
        Map<String, List<Double>> all = new TreeMap<>();
        values.forEach((name, series) -> {
            List<Double> list = new ArrayList<>(size);
            for (long slot = last - size + 1; slot <= last; slot++) {
                list.add(at(series, slot));
            }
            if (list.stream().anyMatch(value -> value != null)) {
                all.put(name, list);
            }
        });
        return all;
    }

    private Double at(float[] series, long slot) {
        float value = slot > newest || slot <= newest - size ? Float.NaN : series[index(slot)];
        return Float.isNaN(value) ? null : round(value);
    }

    /** As many digits as were kept. */
    private static double round(float value) {
        return Math.abs(value) >= 1000 ? Math.rint(value) : Math.rint(value * 100.0) / 100;
    }

    /** For {@link RingFile}. */
    long newest() {
        return newest;
    }

    Map<String, float[]> raw() {
        return values;
    }

    void restore(long slot, Map<String, float[]> kept) {
        newest = slot;
        kept.forEach((name, series) -> {
            if (series.length == size && values.size() < MOST_SERIES) {
                values.put(name, series);
            }
        });
    }

    int size() {
        return size;
    }
}
