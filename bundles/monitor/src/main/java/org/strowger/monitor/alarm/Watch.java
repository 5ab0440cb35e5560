package org.strowger.monitor.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.monitor.Alarm;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmEvent;
import org.strowger.api.monitor.AlarmSeverity;

/** One condition as it comes and goes. Guarded by the board; measured on monotonic time. */
final class Watch {
    /** Gone for so long, or better for so long, before it counts. */
    static final Duration CALM = Duration.ofSeconds(30);

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST_REMEMBERED = 1000;

    private final Deque<Long> raisings = new ArrayDeque<>();
    private AlarmCondition condition;
    private AlarmSeverity severity;
    private Long presentSince;
    private long lastPresent;
    private long lastAsBad;
    private Instant raisedAt;
    private String acknowledgedBy = "";
    private Instant acknowledgedAt;

    /**
     * @param now null when it is not there
     * @return what to tell; null for nothing
     */
    DomainEvent look(AlarmCondition now, Scheduler time) {
        return now == null ? absent(time) : present(now, time);
    }

    private DomainEvent present(AlarmCondition now, Scheduler time) {
        long nanos = time.nanoTime();
        condition = now;
        lastPresent = nanos;
        if (presentSince == null) {
            presentSince = nanos;
        }
        if (raisedAt == null) {
            return nanos - presentSince >= now.after().toNanos() ? raise(time) : null;
        }
        return regrade(now.severity(), time);
    }

    private DomainEvent raise(Scheduler time) {
        raisedAt = time.clock().instant();
        severity = condition.severity();
        lastAsBad = time.nanoTime();
        acknowledgedBy = "";
        acknowledgedAt = null;
        raisings.addLast(time.nanoTime());
        if (raisings.size() > MOST_REMEMBERED) {
            raisings.removeFirst();
        }
        return new AlarmEvent.Raised(raisedAt, alarm(time));
    }

    /** Worse at once, and nobody has acknowledged that; better only when it stays so. */
    private DomainEvent regrade(AlarmSeverity now, Scheduler time) {
        int change = now.compareTo(severity);
        if (change >= 0) {
            lastAsBad = time.nanoTime();
        }
        if (change == 0 || change < 0 && time.nanoTime() - lastAsBad < CALM.toNanos()) {
            return null;
        }
        severity = now;
        lastAsBad = time.nanoTime();
        if (change > 0) {
            acknowledgedBy = "";
            acknowledgedAt = null;
        }
        return new AlarmEvent.Raised(time.clock().instant(), alarm(time));
    }

    private DomainEvent absent(Scheduler time) {
        boolean calm = time.nanoTime() - lastPresent >= CALM.toNanos();
        if (raisedAt == null || calm) {
            presentSince = null;
        }
        if (raisedAt == null || !calm) {
            return null;
        }
        Alarm last = alarm(time);
        raisedAt = null;
        return new AlarmEvent.Cleared(time.clock().instant(), last);
    }

    DomainEvent acknowledge(String by, Scheduler time) {
        acknowledgedBy = by;
        acknowledgedAt = time.clock().instant();
        return new AlarmEvent.Raised(acknowledgedAt, alarm(time));
    }

    /** Null when it is none. */
    Alarm alarm(Scheduler time) {
        if (raisedAt == null) {
            return null;
        }
        forget(time);
        return new Alarm(
                condition.id(),
                severity,
                condition.component(),
                condition.text(),
                condition.advice(),
                raisedAt,
                condition.seen() > 0 ? condition.seen() : Math.max(1, raisings.size()),
                acknowledgedBy,
                acknowledgedAt);
    }

    private void forget(Scheduler time) {
        while (!raisings.isEmpty() && time.nanoTime() - raisings.getFirst() > REMEMBERED.toNanos()) {
            raisings.removeFirst();
        }
    }

    boolean forgettable(Scheduler time) {
        forget(time);
        return raisedAt == null && presentSince == null && raisings.isEmpty();
    }
}
