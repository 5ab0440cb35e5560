package org.strowger.api.monitor;

import java.time.Instant;
import org.strowger.api.event.DomainEvent;

/** What happens to alarms. */
public sealed interface AlarmEvent extends DomainEvent {
    Alarm alarm();

    /** It is new, or its severity or acknowledgement has changed. */
    record Raised(Instant at, Alarm alarm) implements AlarmEvent {
        @Override
        public String type() {
            return "alarm.raised";
        }
    }

    /** Its cause is gone. */
    record Cleared(Instant at, Alarm alarm) implements AlarmEvent {
        @Override
        public String type() {
            return "alarm.cleared";
        }
    }
}
