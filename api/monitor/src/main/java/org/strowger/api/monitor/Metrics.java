package org.strowger.api.monitor;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Figures of the system: measured every five seconds, kept for a week. Thread safe; does not block. */
@ProviderType
public interface Metrics {
    MetricHistory history(MetricRange range);

    /** Empty before the first. */
    Optional<MetricsSampled> newest();

    /** Of all figures that are known. */
    Map<String, MetricUnit> units();
}
