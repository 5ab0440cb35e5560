package org.strowger.sip.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.Subscription;
import org.strowger.api.sip.SubscriptionEvent;
import org.strowger.sip.stack.SipStack;

/** All subscriptions, by dialog and by what they watch. Thread safe. */
public final class SubscriptionTable implements EventPackages.Listener, AutoCloseable {
    private final Map<String, Watcher> dialogs = new ConcurrentHashMap<>();
    private final Map<String, Set<Watcher>> watched = new ConcurrentHashMap<>();
    private final Map<String, Integer> users = new ConcurrentHashMap<>();
    private final EventPackages packages;
    private final SipStack stack;
    private final Scheduler scheduler;
    private final EventBus events;
    private final Executor pool;

    public SubscriptionTable(
            EventPackages packages, SipStack stack, Scheduler scheduler, EventBus events, Executor pool) {
        this.packages = packages;
        this.stack = stack;
        this.scheduler = scheduler;
        this.events = events;
        this.pool = pool;
        packages.listen(this);
    }

    EventPackages packages() {
        return packages;
    }

    /** The subscription of the dialog with this local tag. */
    public boolean has(String callId, String localTag) {
        return dialogs.containsKey(callId + '|' + localTag);
    }

    Optional<Watcher> find(String callId, String localTag) {
        return Optional.ofNullable(dialogs.get(callId + '|' + localTag));
    }

    public int size() {
        return dialogs.size();
    }

    int of(String user) {
        return users.getOrDefault(user, 0);
    }

    void add(Watcher watcher) {
        Set<Watcher> others = watched.getOrDefault(place(watcher), Set.of());
        // A phone that has restarted does not know its old subscription any more.
        others.stream().filter(watcher::replaces).toList().forEach(old -> old.drop(SubscriptionEvent.Kind.LOST));
        dialogs.put(watcher.key(), watcher);
        users.merge(watcher.user(), 1, Integer::sum);
        watched.compute(place(watcher), (key, all) -> {
            Set<Watcher> set = all == null ? ConcurrentHashMap.newKeySet() : all;
            set.add(watcher);
            return set;
        });
        tell(watcher, SubscriptionEvent.Kind.STARTED);
    }

    void remove(Watcher watcher, SubscriptionEvent.Kind kind) {
        if (dialogs.remove(watcher.key(), watcher)) {
            users.computeIfPresent(watcher.user(), (user, count) -> count > 1 ? count - 1 : null);
            watched.computeIfPresent(place(watcher), (key, all) -> {
                all.remove(watcher);
                return all.isEmpty() ? null : all;
            });
            tell(watcher, kind);
        }
    }

    private void tell(Watcher watcher, SubscriptionEvent.Kind kind) {
        events.publish(new SubscriptionEvent(now(), kind, watcher.view()));
    }

    private static String place(Watcher watcher) {
        return place(watcher.source().name(), watcher.resource());
    }

    private static String place(String event, String resource) {
        return event + '|' + resource;
    }

    @Override
    public void changed(String event, String resource) {
        Set<Watcher> all = watched.get(place(event, resource));
        if (all != null) {
            all.forEach(watcher -> pool.execute(watcher::changed));
        }
    }

    @Override
    public void gone(String event) {
        dialogs.values().stream()
                .filter(w -> w.source().name().equals(event))
                .forEach(w -> w.drop(SubscriptionEvent.Kind.TERMINATED));
    }

    /** All, for people. */
    public List<Subscription> all() {
        return dialogs.values().stream()
                .map(Watcher::view)
                .sorted(Comparator.comparing(Subscription::event)
                        .thenComparing(Subscription::resource)
                        .thenComparing(Subscription::subscriber))
                .toList();
    }

    /** Ends one; its phone may subscribe anew. */
    public boolean end(String id) {
        Optional<Watcher> found = dialogs.values().stream()
                .filter(w -> w.dialog().localTag().equals(id))
                .findFirst();
        found.ifPresent(w -> w.end("deactivated", SubscriptionEvent.Kind.TERMINATED));
        return found.isPresent();
    }

    /** Phones find out by themselves and subscribe anew. */
    @Override
    public void close() {
        packages.listen(EventPackages.Listener.NONE);
        dialogs.values().forEach(w -> w.drop(SubscriptionEvent.Kind.TERMINATED));
    }

    // ---- what subscriptions need

    SipStack stack() {
        return stack;
    }

    Instant now() {
        return scheduler.clock().instant();
    }

    long nanoTime() {
        return scheduler.nanoTime();
    }

    Scheduler.Cancellable after(Duration delay, Runnable task) {
        return scheduler.after(delay, () -> pool.execute(task));
    }
}
