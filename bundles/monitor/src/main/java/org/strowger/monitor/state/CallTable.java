package org.strowger.monitor.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.core.Scheduler;
import org.strowger.monitor.Worker;

/**
 * Calls that are up and whose they are. Told by the calls themselves; those that are up already when this bundle starts are
 * asked for, and once a minute what has gone unheard is thrown out.
 */
@Component(service = {CallTable.class, CallObserver.class})
public class CallTable implements CallObserver {
    private static final Duration CHECK = Duration.ofMinutes(1);

    private final Map<String, LiveCall> calls = new ConcurrentHashMap<>();
    /** Calls of each extension; sets are replaced, never changed. */
    private final Map<String, Set<String>> callsOf = new ConcurrentHashMap<>();

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong legs = new AtomicLong();
    private final Worker worker;
    private final Scheduler.Cancellable checking;
    private volatile CallService service;
    private volatile Consumer<String> changed = extension -> {};

    @Activate
    public CallTable(@Reference Scheduler scheduler, @Reference Worker worker) {
        this.worker = worker;
        checking = scheduler.every(CHECK, () -> worker.execute(this::check));
    }

    @Deactivate
    public void stop() {
        checking.cancel();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setService(CallService there) {
        service = there;
        worker.execute(this::check);
    }

    public void unsetService(CallService there) {
        if (service == there) {
            service = null;
            worker.execute(this::check);
        }
    }

    /** @param listener is told of each extension whose calls have changed; must return at once */
    void watch(Consumer<String> listener) {
        changed = listener;
    }

    public int calls() {
        return calls.size();
    }

    /** Of all calls. */
    public long legs() {
        return legs.get();
    }

    /** Calls that began since this bundle did. */
    public long started() {
        return started.get();
    }

    List<LiveCall> of(String extension) {
        List<LiveCall> found = new ArrayList<>();
        for (String id : callsOf.getOrDefault(extension, Set.of())) {
            LiveCall call = calls.get(id);
            if (call != null) {
                found.add(call);
            }
        }
        return found;
    }

    @Override
    public void started(CallRecord record) {
        started.incrementAndGet();
        put(LiveCall.of(record));
    }

    @Override
    public void answered(CallRecord record) {
        put(LiveCall.of(record));
    }

    @Override
    public void changed(CallRecord record) {
        put(LiveCall.of(record));
    }

    @Override
    public void ended(CallRecord record) {
        replace(record.id(), null);
    }

    private void put(LiveCall call) {
        replace(call.id(), call);
    }

    /** States of one call come one after another. */
    private void replace(String id, LiveCall now) {
        LiveCall before = now == null ? calls.remove(id) : calls.put(id, now);
        Set<String> then = before == null ? Set.of() : before.extensions();
        Set<String> next = now == null ? Set.of() : now.extensions();
        legs.addAndGet((now == null ? 0 : now.legs().size())
                - (before == null ? 0 : before.legs().size()));
        for (String extension : then) {
            if (!next.contains(extension)) {
                leave(extension, id);
                changed.accept(extension);
            }
        }
        for (String extension : next) {
            if (!then.contains(extension)) {
                join(extension, id);
            }
            changed.accept(extension);
        }
    }

    private void join(String extension, String id) {
        callsOf.merge(extension, Set.of(id), (old, one) -> {
            Set<String> more = new HashSet<>(old);
            more.addAll(one);
            return more;
        });
    }

    private void leave(String extension, String id) {
        callsOf.computeIfPresent(extension, (key, ids) -> {
            Set<String> rest = new HashSet<>(ids);
            rest.remove(id);
            return rest.isEmpty() ? null : rest;
        });
    }

    private void check() {
        CallService there = service;
        Set<String> before = new HashSet<>(calls.keySet());
        Collection<CallView> views = there == null ? List.of() : there.calls();
        Set<String> alive = new HashSet<>();
        views.forEach(view -> alive.add(view.id()));
        before.removeAll(alive);
        before.forEach(id -> replace(id, null));
        views.stream()
                .filter(view -> view.state() != CallView.State.ENDED && !calls.containsKey(view.id()))
                .forEach(view -> put(LiveCall.of(view)));
    }
}
