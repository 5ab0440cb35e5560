package org.strowger.monitor.metrics;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;

/** Figures of the last hour, day and week. Thread safe. */
final class History {
    private static final List<MetricRange> KEPT = List.of(MetricRange.DAY, MetricRange.WEEK);

    private final Map<MetricRange, Ring> rings = new EnumMap<>(MetricRange.class);
    private final Path directory;

    History(Path directory) {
        this.directory = directory;
        for (MetricRange range : MetricRange.values()) {
            rings.put(range, new Ring(range));
        }
        KEPT.forEach(range -> file(range).read(rings.get(range)));
    }

    private RingFile file(MetricRange range) {
        return new RingFile(directory.resolve(range.name().toLowerCase(java.util.Locale.ROOT) + ".ring"));
    }

    synchronized void add(Instant at, Map<String, Double> values) {
        rings.values().forEach(ring -> ring.add(at, values));
    }

    synchronized void save() {
        KEPT.forEach(range -> file(range).write(rings.get(range)));
    }

    synchronized MetricHistory read(MetricRange range, Instant now, Map<String, MetricUnit> known) {
        Ring ring = rings.get(range);
        long last = ring.last(now);
        Map<String, List<Double>> series = ring.series(last);
        Map<String, MetricUnit> units = new TreeMap<>();
        series.keySet().forEach(name -> units.put(name, known.getOrDefault(name, Units.guess(name))));
        return new MetricHistory(
                range,
                range.step().toSeconds(),
                ring.start(last - range.size() + 1),
                ring.start(last + 1),
                units,
                series);
    }
}
