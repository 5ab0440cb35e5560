package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.Alarm;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmService;
import org.strowger.api.monitor.AlarmSource;
import org.strowger.monitor.Worker;

/**
 * Asks everybody every five seconds what is wrong. A condition must last to become an alarm, and must be gone for a while
 * before the alarm is: what comes and goes makes one alarm.
 */
@Component(service = AlarmService.class, immediate = true)
public class AlarmBoard implements AlarmService {
    static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AlarmBoard.class);
    private static final int MOST = 500;
    private static final Comparator<Alarm> WORST_FIRST = Comparator.comparing(
                    Alarm::severity, Comparator.reverseOrder())
            .thenComparing(Alarm::since, Comparator.reverseOrder())
            .thenComparing(Alarm::id);

    private final List<AlarmSource> sources = new CopyOnWriteArrayList<>();
    /** Sources that have thrown the last time; said once in the log. */
    private final Set<AlarmSource> silent = ConcurrentHashMap.newKeySet();

    private final Map<String, Watch> watches = new HashMap<>();
    private final Scheduler scheduler;
    private final EventBus bus;
    private final Scheduler.Cancellable task;

    @Activate
    public AlarmBoard(@Reference Scheduler scheduler, @Reference EventBus bus, @Reference Worker worker) {
        this.scheduler = scheduler;
        this.bus = bus;
        this.task = scheduler.every(PERIOD, () -> worker.execute(this::look));
    }

    @Deactivate
    public void stop() {
        task.cancel();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(AlarmSource source) {
        sources.add(source);
    }

    public void removeSource(AlarmSource source) {
        sources.remove(source);
        silent.remove(source);
    }

    private void look() {
        Map<String, AlarmCondition> now = new HashMap<>();
        for (AlarmSource source : sources) {
            ask(source).forEach(found -> now.merge(found.id(), found, AlarmBoard::worse));
        }
        synchronized (this) {
            now.keySet().stream()
                    .filter(id -> watches.size() < MOST)
                    .forEach(id -> watches.computeIfAbsent(id, key -> new Watch()));
            watches.forEach((id, watch) -> tell(watch.look(now.get(id), scheduler)));
            watches.values().removeIf(watch -> watch.forgettable(scheduler));
        }
    }

    private static AlarmCondition worse(AlarmCondition a, AlarmCondition b) {
        return a.severity().compareTo(b.severity()) >= 0 ? a : b;
    }

    private List<AlarmCondition> ask(AlarmSource source) {
        try {
            List<AlarmCondition> conditions = source.conditions();
            silent.remove(source);
            return conditions;
        } catch (RuntimeException e) {
            if (silent.add(source)) {
                LOG.warn("{} cannot say what is wrong: {}", source.getClass().getName(), e.toString());
            }
            return List.of();
        }
    }

    private void tell(DomainEvent event) {
        if (event != null) {
            bus.publish(event);
        }
    }

    @Override
    public synchronized List<Alarm> alarms() {
        List<Alarm> all = new ArrayList<>();
        watches.values().stream()
                .map(watch -> watch.alarm(scheduler))
                .filter(alarm -> alarm != null)
                .forEach(all::add);
        all.sort(WORST_FIRST);
        return all;
    }

    @Override
    public synchronized Alarm acknowledge(String id, String by) {
        Watch watch = watches.get(id);
        if (watch == null || watch.alarm(scheduler) == null) {
            throw new ProblemException(
                    ProblemException.Kind.NOT_FOUND,
                    "alarm.unknown",
                    "",
                    Text.of("There is no such alarm, or its cause is gone.", "没有此告警，或告警已恢复。"));
        }
        tell(watch.acknowledge(by, scheduler));
        return watch.alarm(scheduler);
    }
}
