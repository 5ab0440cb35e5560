package org.strowger.api.monitor;

/** What a figure counts. */
public enum MetricUnit {
    PERCENT,
    BYTES,
    BYTES_PER_SECOND,
    PER_MINUTE,
    COUNT
}
