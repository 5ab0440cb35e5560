package org.strowger.api.monitor;

import java.time.Instant;
import java.util.Map;
import org.strowger.api.event.DomainEvent;

/**
 * The figures of one moment.
 *
 * @param values by name, such as {@code cpu-machine}; what cannot be measured here is absent
 */
public record MetricsSampled(Instant at, Map<String, Double> values) implements DomainEvent {
    @Override
    public String type() {
        return "system.metrics";
    }
}
