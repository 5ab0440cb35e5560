package org.strowger.monitor.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.call.CallQuality;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegQuality;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.media.MediaStatistics;
import org.strowger.monitor.Demand;
import org.strowger.monitor.Worker;

/** Tells every five seconds how calls sound, as long as somebody listens. */
@Component(service = QualityWatch.class, immediate = true)
public class QualityWatch {
    static final String TYPE = "call.quality";
    static final int MOST_CALLS = 500;
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final EventBus bus;
    private final Demand demand;
    private final Scheduler.Cancellable task;
    /** Figures of each leg as they were told last. Used by the worker alone. */
    private Map<String, MediaStatistics> before = Map.of();

    private int turn;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CallService calls;

    @Activate
    public QualityWatch(
            @Reference Scheduler scheduler,
            @Reference EventBus bus,
            @Reference Demand demand,
            @Reference Worker worker) {
        this.scheduler = scheduler;
        this.bus = bus;
        this.demand = demand;
        this.task = scheduler.every(PERIOD, () -> worker.execute(this::look));
    }

    @Deactivate
    public void stop() {
        task.cancel();
    }

    private void look() {
        CallService there = calls;
        if (there == null || !demand.wanted(TYPE)) {
            before = Map.of();
            return;
        }
        List<CallView> all = there.calls();
        Instant now = scheduler.clock().instant();
        Map<String, MediaStatistics> next = new HashMap<>();
        int told = 0;
        // Where there are too many calls each has its turn.
        int first = all.size() > MOST_CALLS ? turn : 0;
        for (int i = 0; i < all.size(); i++) {
            CallView call = all.get(Math.floorMod(first + i, all.size()));
            if (told < MOST_CALLS) {
                told += tell(call, now, next) ? 1 : 0;
            } else {
                keep(call, next);
            }
        }
        turn = first + told;
        before = next;
    }

    private void keep(CallView call, Map<String, MediaStatistics> next) {
        call.legs().forEach(leg -> next.computeIfAbsent(leg.id(), before::get));
    }

    private boolean tell(CallView call, Instant now, Map<String, MediaStatistics> next) {
        List<LegQuality> legs = new ArrayList<>();
        boolean changed = false;
        for (CallView.LegView leg : call.legs()) {
            if (leg.state() != Leg.State.ENDED && !leg.media().codec().isEmpty()) {
                MediaStatistics old = before.get(leg.id());
                changed |= !leg.media().equals(old);
                next.put(leg.id(), leg.media());
                legs.add(LegQuality.of(leg.id(), leg.media(), old));
            }
        }
        if (changed) {
            bus.publish(new CallQuality(now, call.id(), legs));
        }
        return changed;
    }
}
