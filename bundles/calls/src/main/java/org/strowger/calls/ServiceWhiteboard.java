package org.strowger.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfiles;

/**
 * Tracks contributions by reference and fetches each service on a thread of its own, or when it is first needed: a
 * contributor may itself need the call service, and must not be asked for while that is being activated; and making one may
 * take its time, which no call should have to wait for.
 */
@Component(service = Whiteboard.class)
public final class ServiceWhiteboard implements Whiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceWhiteboard.class);

    private final ComponentContext context;
    private final Tracked<LegTechnology> technologies = new Tracked<>("technology");
    private final Tracked<NumberProvider> numbers = new Tracked<>("number");
    private final Tracked<FeatureCode> featureCodes = new Tracked<>("code");
    private final Tracked<PartyProfiles> profiles = new Tracked<>("profile");
    private final Tracked<CallObserver> observers = new Tracked<>("observer");

    /** Has a thread only while there is something to fetch. */
    private final ThreadPoolExecutor fetcher = new ThreadPoolExecutor(
            0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, "call-contributions"));

    private volatile boolean active;

    @Activate
    public ServiceWhiteboard(ComponentContext context) {
        this.context = context;
    }

    @Activate
    void activate() {
        active = true;
        fetchSoon();
    }

    @Deactivate
    void deactivate() {
        active = false;
        fetcher.shutdown();
    }

    private void fetchSoon() {
        if (active) {
            fetcher.execute(this::fetchAll);
        }
    }

    private void fetchAll() {
        try {
            technologies();
            numbers();
            featureCodes();
            profiles();
            observers();
        } catch (RuntimeException e) {
            LOG.debug("not all contributions can be fetched yet: {}", e.toString());
        }
    }

    @Reference(
            name = "technology",
            service = LegTechnology.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTechnology(ServiceReference<LegTechnology> reference) {
        technologies.add(reference);
    }

    void removeTechnology(ServiceReference<LegTechnology> reference) {
        technologies.remove(reference);
    }

    @Reference(
            name = "number",
            service = NumberProvider.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addNumber(ServiceReference<NumberProvider> reference) {
        numbers.add(reference);
    }

    void removeNumber(ServiceReference<NumberProvider> reference) {
        numbers.remove(reference);
    }

    @Reference(
            name = "code",
            service = FeatureCode.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCode(ServiceReference<FeatureCode> reference) {
        featureCodes.add(reference);
    }

    void removeCode(ServiceReference<FeatureCode> reference) {
        featureCodes.remove(reference);
    }

    @Reference(
            name = "profile",
            service = PartyProfiles.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addProfile(ServiceReference<PartyProfiles> reference) {
        profiles.add(reference);
    }

    void removeProfile(ServiceReference<PartyProfiles> reference) {
        profiles.remove(reference);
    }

    @Reference(
            name = "observer",
            service = CallObserver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addObserver(ServiceReference<CallObserver> reference) {
        observers.add(reference);
    }

    void removeObserver(ServiceReference<CallObserver> reference) {
        observers.remove(reference);
    }

    @Override
    public List<LegTechnology> technologies() {
        return technologies.services();
    }

    @Override
    public List<NumberProvider> numbers() {
        return numbers.services();
    }

    @Override
    public List<FeatureCode> featureCodes() {
        return featureCodes.services();
    }

    @Override
    public List<PartyProfiles> profiles() {
        return profiles.services();
    }

    @Override
    public List<CallObserver> observers() {
        return observers.services();
    }

    /**
     * Services as they were after so many changes.
     *
     * @param complete none of them was still being made
     */
    private record Fetched<S>(int changes, List<S> services, boolean complete) {}

    private final class Tracked<S> {
        private final String name;
        private final Set<ServiceReference<S>> references = ConcurrentHashMap.newKeySet();
        private final AtomicInteger changes = new AtomicInteger();
        private volatile Fetched<S> fetched = new Fetched<>(-1, List.of(), false);

        Tracked(String name) {
            this.name = name;
        }

        void add(ServiceReference<S> reference) {
            references.add(reference);
            changes.incrementAndGet();
            fetchSoon();
        }

        void remove(ServiceReference<S> reference) {
            references.remove(reference);
            changes.incrementAndGet();
        }

        List<S> services() {
            Fetched<S> known = fetched;
            if (!known.complete() || known.changes() != changes.get()) {
                known = fetch();
                fetched = known;
            }
            return known.services();
        }

        private Fetched<S> fetch() {
            int before = changes.get();
            List<ServiceReference<S>> present =
                    references.stream().sorted(Comparator.reverseOrder()).toList();
            List<S> services = present.stream()
                    .map(reference -> context.locateService(name, reference))
                    .filter(Objects::nonNull)
                    .toList();
            return new Fetched<>(before, services, services.size() == present.size());
        }
    }
}
