package org.strowger.api.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Figures of some time; all series have the same length.
 *
 * @param step seconds that a value stands for
 * @param from when the first value begins
 * @param to when the last one ends; may be a little ahead of now
 * @param units by series
 * @param series oldest first; null where nothing was measured
 */
public record MetricHistory(
        MetricRange range,
        long step,
        Instant from,
        Instant to,
        Map<String, MetricUnit> units,
        Map<String, List<Double>> series) {}
