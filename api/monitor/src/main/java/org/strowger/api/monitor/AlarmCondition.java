package org.strowger.api.monitor;

import java.time.Duration;
import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * Something that is wrong at this moment.
 *
 * @param id as {@link Alarm#id}; conditions with the same id are the same
 * @param advice what to do next
 * @param after how long it must last until anybody is told; zero for at once
 * @param seen how many times it was seen, where that is known; 0 for as often as it was raised
 */
public record AlarmCondition(
        String id, AlarmSeverity severity, String component, Text text, Text advice, Duration after, long seen) {
    /** Long enough for what is only being restarted. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    public AlarmCondition {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(after, "after");
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
            throw new IllegalArgumentException("not an id of an alarm: " + id);
        }
    }

    public AlarmCondition(String id, AlarmSeverity severity, String component, Text text, Text advice) {
        this(id, severity, component, text, advice, PATIENCE, 0);
    }
}
