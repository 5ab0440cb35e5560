package org.strowger.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** Which bundles are being taken out of service. Thread safe. */
@Component(service = Drains.class)
public final class Drains {
    private final List<Set<Long>> asked = new ArrayList<>();
    private final List<Set<Long>> late = new ArrayList<>();
    private final List<Consumer<Set<Long>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Set<Long> bundles = Set.of();
    private volatile Set<Long> closed = Set.of();

    /** Numbers of those that get nothing new now; another object whenever they change. */
    Set<Long> bundles() {
        return bundles;
    }

    boolean closed(long bundle) {
        return closed.contains(bundle);
    }

    /** Whether something of this bundle may still go on: it is neither stopped, nor is its time over. */
    boolean mayGoOn(Object ofTheirs) {
        return !closed.contains(Owner.of(ofTheirs)) && !Owner.stopped(ofTheirs);
    }

    synchronized void begin(Set<Long> more) {
        asked.add(more);
        bundles = all(asked);
    }

    /** What they have under way has to end now. */
    synchronized void close(Set<Long> those) {
        late.add(those);
        closed = all(late);
    }

    /** Once for each that was begun. */
    synchronized void end(Set<Long> less) {
        asked.remove(less);
        late.remove(less);
        bundles = all(asked);
        closed = all(late);
    }

    private static Set<Long> all(List<Set<Long>> sets) {
        Set<Long> all = new HashSet<>();
        sets.forEach(all::addAll);
        return Set.copyOf(all);
    }

    /** Has somebody told of bundles that were stopped without having been drained. */
    void listen(Consumer<Set<Long>> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<Set<Long>> listener) {
        listeners.remove(listener);
    }

    /** Any thread, also one that stops a bundle: listeners hand over and return. */
    void gone(long bundle) {
        listeners.forEach(listener -> listener.accept(Set.of(bundle)));
    }
}
