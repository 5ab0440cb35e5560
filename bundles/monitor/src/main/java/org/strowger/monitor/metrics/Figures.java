package org.strowger.monitor.metrics;

import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.monitor.MetricUnit;

/** Figures of one moment, as they are collected. */
final class Figures {
    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, MetricUnit> units = new TreeMap<>();

    void put(String name, MetricUnit unit, double value) {
        if (Double.isFinite(value)) {
            units.put(name, unit);
            values.put(name, Math.rint(value * 100) / 100);
        }
    }

    void percent(String name, double value) {
        put(name, MetricUnit.PERCENT, Math.max(0, Math.min(100, value)));
    }

    void bytes(String name, double value) {
        put(name, MetricUnit.BYTES, Math.rint(value));
    }

    void count(String name, double value) {
        put(name, MetricUnit.COUNT, value);
    }

    Map<String, Double> values() {
        return values;
    }

    Map<String, MetricUnit> units() {
        return units;
    }
}
