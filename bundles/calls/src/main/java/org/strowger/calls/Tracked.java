package org.strowger.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * The services of one kind: known by reference, made when they are needed first. What is gone is not held any longer than
 * its reference. Thread safe.
 */
final class Tracked<S> {
    private final Class<S> kind;
    private final String name;
    /** Empty for what is still to be made. */
    private final Map<ServiceReference<?>, Optional<S>> known = new HashMap<>();

    private volatile boolean complete = true;
    private volatile List<Contributed<S>> all = List.of();
    private volatile InService<S> inService = new InService<>(List.of(), Set.of(), List.of());

    /** What is left of all services while these bundles are drained. */
    private record InService<S>(List<Contributed<S>> of, Set<Long> drained, List<S> services) {}

    /** @param name of the component's reference */
    Tracked(Class<S> kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    synchronized void add(ServiceReference<?> reference) {
        known.putIfAbsent(reference, Optional.empty());
        complete = false;
    }

    synchronized void remove(ServiceReference<?> reference) {
        known.remove(reference);
        gather();
    }

    /** @param locator makes a service; null while it cannot be made */
    List<Contributed<S>> all(BiFunction<String, ServiceReference<?>, Object> locator) {
        if (!complete) {
            // Whoever makes a service may take locks of his own: none is held here meanwhile.
            missing().forEach(reference -> made(reference, kind.cast(locator.apply(name, reference))));
        }
        return all;
    }

    List<S> inService(BiFunction<String, ServiceReference<?>, Object> locator, Set<Long> drained) {
        List<Contributed<S>> now = all(locator);
        InService<S> last = inService;
        if (last.of() != now || last.drained() != drained) {
            last = new InService<>(now, drained, without(now, drained));
            inService = last;
        }
        return last.services();
    }

    private static <S> List<S> without(List<Contributed<S>> all, Set<Long> drained) {
        return all.stream()
                .filter(each -> !drained.contains(each.bundle()))
                .map(Contributed::service)
                .toList();
    }

    private synchronized List<ServiceReference<?>> missing() {
        List<ServiceReference<?>> missing = new ArrayList<>();
        known.forEach((reference, service) -> {
            if (service.isEmpty()) {
                missing.add(reference);
            }
        });
        return missing;
    }

    private synchronized void made(ServiceReference<?> reference, S service) {
        if (service != null && known.containsKey(reference)) {
            known.put(reference, Optional.of(service));
            gather();
        }
    }

    private void gather() {
        List<Contributed<S>> now = known.entrySet().stream()
                .filter(each -> each.getValue().isPresent())
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(each -> new Contributed<>(each.getValue().get(), id(each.getKey())))
                .toList();
        complete = now.size() == known.size();
        all = now;
        inService = new InService<>(List.of(), Set.of(), List.of());
    }

    private static long id(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle == null ? Owner.NOBODY : bundle.getBundleId();
    }
}
