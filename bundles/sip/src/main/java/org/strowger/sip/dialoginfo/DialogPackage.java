package org.strowger.sip.dialoginfo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.NumberStateChanged;
import org.strowger.api.call.NumberStates;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.EventPackage;
import org.strowger.api.sip.SipAccounts;

/**
 * The event package {@code dialog} (RFC 4235), for busy lamps: whether an extension is idle, rings or talks, or a number is
 * in use that somebody tells the state of, such as a parking slot. Extensions may watch each other; with whom somebody talks is told to nobody.
 */
@Component(service = {EventPackage.class, CallObserver.class})
public final class DialogPackage implements EventPackage, CallObserver {
    private static final int MOST_NEWS = 1000;

    private final List<SipAccounts> accounts = new CopyOnWriteArrayList<>();
    /** By call, then by extension. */
    private final Map<String, Map<String, List<DialogEntry>>> calls = new ConcurrentHashMap<>();
    /** Calls of each extension; sets are replaced, never changed. */
    private final Map<String, Set<String>> callsOf = new ConcurrentHashMap<>();

    private final NumberLamps numbers = new NumberLamps();
    private final EventBus.Subscription news;

    private volatile Consumer<String> changed = resource -> {};

    @Activate
    public DialogPackage(@Reference EventBus events) {
        news = events.subscribe(
                "busy-lamps", NumberStateChanged.class, MOST_NEWS, news -> changed.accept(news.number()));
    }

    @Deactivate
    void deactivate() {
        news.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addNumbers(NumberStates source) {
        numbers.add(source);
        numbers.eachWatched(changed);
    }

    void removeNumbers(NumberStates source) {
        numbers.remove(source);
        numbers.eachWatched(changed);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAccounts(SipAccounts source) {
        accounts.add(source);
    }

    void removeAccounts(SipAccounts source) {
        accounts.remove(source);
    }

    @Override
    public String name() {
        return "dialog";
    }

    @Override
    public String contentType() {
        return "application/dialog-info+xml";
    }

    @Override
    public Verdict verdict(String subscriber, String resource) {
        boolean known =
                accounts.stream().anyMatch(source -> source.find(resource).isPresent());
        return known || numbers.knows(resource) ? Verdict.ALLOWED : Verdict.UNKNOWN;
    }

    @Override
    public void start(Consumer<String> listener) {
        changed = listener;
    }

    @Override
    public void stop() {
        changed = resource -> {};
    }

    @Override
    public String state(Watch watch) {
        Set<String> ids = callsOf.getOrDefault(watch.resource(), Set.of());
        return DialogInfo.xml(
                watch, ids.isEmpty() ? numbers.entries(watch.resource()) : entries(ids, watch.resource()));
    }

    private List<DialogEntry> entries(Set<String> ids, String extension) {
        return ids.stream()
                .sorted()
                .flatMap(id -> calls.getOrDefault(id, Map.of()).getOrDefault(extension, List.of()).stream())
                .toList();
    }

    @Override
    public void started(CallRecord record) {
        update(record);
    }

    @Override
    public void answered(CallRecord record) {
        update(record);
    }

    @Override
    public void changed(CallRecord record) {
        update(record);
    }

    @Override
    public void ended(CallRecord record) {
        replace(record.id(), Map.of());
    }

    private void update(CallRecord record) {
        replace(record.id(), DialogEntry.of(record));
    }

    /** States of one call come one after another. */
    private void replace(String id, Map<String, List<DialogEntry>> now) {
        Map<String, List<DialogEntry>> before = now.isEmpty() ? calls.remove(id) : calls.put(id, now);
        Set<String> extensions = new HashSet<>(now.keySet());
        extensions.addAll(before == null ? Set.of() : before.keySet());
        for (String extension : extensions) {
            List<DialogEntry> then = before == null ? null : before.get(extension);
            List<DialogEntry> entries = now.get(extension);
            if (entries == null) {
                callsOf.computeIfPresent(extension, (key, ids) -> without(ids, id));
            } else if (then == null) {
                callsOf.merge(extension, Set.of(id), DialogPackage::union);
            }
            if (entries == null ? then != null : !entries.equals(then)) {
                changed.accept(extension);
            }
        }
    }

    private static Set<String> union(Set<String> ids, Set<String> more) {
        Set<String> all = new HashSet<>(ids);
        all.addAll(more);
        return all;
    }

    private static Set<String> without(Set<String> ids, String id) {
        Set<String> rest = new HashSet<>(ids);
        rest.remove(id);
        return rest.isEmpty() ? null : rest;
    }
}
