package org.strowger.api.monitor;

import java.time.Instant;
import java.util.Objects;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Text;

/**
 * Something that somebody should see to.
 *
 * @param id stable, of the letters a to z, digits, dots and hyphens, such as {@code storage.low}
 * @param component where it is, as in {@link org.strowger.api.core.HealthCheck}
 * @param advice what to do next
 * @param since when it was raised
 * @param count how many times it was raised, or seen, in the last day
 * @param acknowledgedBy account that has taken notice; empty when nobody has
 * @param acknowledgedAt null when nobody has
 */
public record Alarm(
        String id,
        AlarmSeverity severity,
        String component,
        Text text,
        Text advice,
        Instant since,
        long count,
        String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {
    public Alarm {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(acknowledgedBy, "acknowledgedBy");
    }

    /** The same, noticed by somebody. */
    public Alarm acknowledged(String by, Instant at) {
        return new Alarm(id, severity, component, text, advice, since, count, by, at);
    }
}
