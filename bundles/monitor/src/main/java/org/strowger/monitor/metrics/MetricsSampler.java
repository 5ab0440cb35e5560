package org.strowger.monitor.metrics;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.MetricHistory;
import org.strowger.api.monitor.MetricRange;
import org.strowger.api.monitor.MetricUnit;
import org.strowger.api.monitor.Metrics;
import org.strowger.api.monitor.MetricsSampled;
import org.strowger.monitor.Demand;
import org.strowger.monitor.Worker;
import org.strowger.monitor.state.CallTable;
import org.strowger.monitor.state.Contacts;

/** Measures every five seconds, in the middle of each step of the finest ring, so that none stays empty. */
@Component(service = Metrics.class, immediate = true)
public class MetricsSampler implements Metrics {
    private static final long STEP = MetricRange.HOUR.step().toMillis();
    private static final Duration SAVE = Duration.ofMinutes(10);

    private final Scheduler scheduler;
    private final EventBus bus;
    private final Worker worker;
    private final Demand demand;
    private final CallTable calls;
    private final Contacts contacts;
    private final StorageFigures storage;
    private final MachineFigures machine;
    private final History history;
    private final AttemptCounter attempts = new AttemptCounter();
    private final Map<String, MetricUnit> units = new ConcurrentHashMap<>();
    private final Scheduler.Cancellable saving;
    private volatile Scheduler.Cancellable next;
    private volatile MetricsSampled newest;
    private volatile boolean stopped;

    @Activate
    public MetricsSampler(
            @Reference Scheduler scheduler,
            @Reference Home home,
            @Reference EventBus bus,
            @Reference Worker worker,
            @Reference Demand demand,
            @Reference CallTable calls,
            @Reference Contacts contacts,
            @Reference StorageFigures storage) {
        this.scheduler = scheduler;
        this.bus = bus;
        this.worker = worker;
        this.demand = demand;
        this.calls = calls;
        this.contacts = contacts;
        this.storage = storage;
        this.machine = new MachineFigures(new ProcFiles(Path.of("/")));
        this.history = new History(home.data("monitor"));
        this.saving = scheduler.every(SAVE, () -> worker.execute(history::save));
        schedule();
    }

    private void schedule() {
        long now = scheduler.clock().millis();
        long wait = STEP - Math.floorMod(now - STEP / 2, STEP);
        next = scheduler.after(Duration.ofMillis(wait), () -> worker.execute(this::tick));
    }

    private void tick() {
        if (!stopped) {
            schedule();
            sample();
        }
    }

    private void sample() {
        Instant now = scheduler.clock().instant();
        Figures figures = new Figures();
        machine.measure(figures, scheduler.nanoTime());
        figures.count("calls", calls.calls());
        figures.count("legs", calls.legs());
        figures.count("registrations", contacts.count());
        figures.count("event-streams", demand.listeners());
        long begun = attempts.lastMinute(calls.started(), scheduler.nanoTime());
        figures.put("call-attempts", MetricUnit.PER_MINUTE, begun);
        StorageFigures.Space space = storage.space();
        if (space != null) {
            figures.bytes("storage-used", space.used());
            figures.bytes("storage-free", space.free());
        }
        storage.database().ifPresent(size -> figures.bytes("database", size));
        units.putAll(figures.units());
        history.add(now, figures.values());
        newest = new MetricsSampled(now, Map.copyOf(figures.values()));
        if (demand.wanted(newest.type())) {
            bus.publish(newest);
        }
    }

    @Override
    public MetricHistory history(MetricRange range) {
        return history.read(range, scheduler.clock().instant(), units);
    }

    @Override
    public Optional<MetricsSampled> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public Map<String, MetricUnit> units() {
        return Map.copyOf(units);
    }

    /** A restart keeps the day. */
    @Deactivate
    public void stop() {
        stopped = true;
        saving.cancel();
        next.cancel();
        history.save();
    }
}
