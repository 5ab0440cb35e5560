package org.strowger.monitor.metrics;

import org.strowger.api.monitor.MetricUnit;

/** Units of figures that were kept on the disk and have not been measured again yet. */
final class Units {
    private Units() {}

    static MetricUnit guess(String name) {
        if (name.startsWith("cpu-")) {
            return MetricUnit.PERCENT;
        }
        if (name.startsWith("network-")) {
            return MetricUnit.BYTES_PER_SECOND;
        }
        if (name.startsWith("memory-") || name.startsWith("heap-") || name.startsWith("storage-")) {
            return MetricUnit.BYTES;
        }
        return name.equals("database") ? MetricUnit.BYTES : MetricUnit.COUNT;
    }
}
