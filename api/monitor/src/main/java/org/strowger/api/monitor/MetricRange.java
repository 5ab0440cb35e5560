package org.strowger.api.monitor;

import java.time.Duration;

/** How far back, and how finely. */
public enum MetricRange {
    HOUR(5, 720),
    DAY(60, 1440),
    WEEK(600, 1008);

    private final int step;
    private final int size;

    MetricRange(int step, int size) {
        this.step = step;
        this.size = size;
    }

    public Duration step() {
        return Duration.ofSeconds(step);
    }

    /** How many values a series has. */
    public int size() {
        return size;
    }
}
