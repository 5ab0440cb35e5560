package org.strowger.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.PartyProfiles;

/**
 * Tracks contributions by reference and fetches each service when it is first needed: a contributor may itself need the
 * call service, and must not be asked for while that is being activated.
 */
@Component(service = Whiteboard.class)
public final class ServiceWhiteboard implements Whiteboard {
    private final ComponentContext context;
    private final Tracked<LegTechnology> technologies = new Tracked<>("technology");
    private final Tracked<NumberProvider> numbers = new Tracked<>("number");
    private final Tracked<FeatureCode> featureCodes = new Tracked<>("code");
    private final Tracked<PartyProfiles> profiles = new Tracked<>("profile");
    private final Tracked<CallObserver> observers = new Tracked<>("observer");

    @Activate
    public ServiceWhiteboard(ComponentContext context) {
        this.context = context;
    }

    @Reference(
            name = "technology",
            service = LegTechnology.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTechnology(ServiceReference<LegTechnology> reference) {
        technologies.references.add(reference);
    }

    void removeTechnology(ServiceReference<LegTechnology> reference) {
        technologies.references.remove(reference);
    }

    @Reference(
            name = "number",
            service = NumberProvider.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addNumber(ServiceReference<NumberProvider> reference) {
        numbers.references.add(reference);
    }

    void removeNumber(ServiceReference<NumberProvider> reference) {
        numbers.references.remove(reference);
    }

    @Reference(
            name = "code",
            service = FeatureCode.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCode(ServiceReference<FeatureCode> reference) {
        featureCodes.references.add(reference);
    }

    void removeCode(ServiceReference<FeatureCode> reference) {
        featureCodes.references.remove(reference);
    }

    @Reference(
            name = "profile",
            service = PartyProfiles.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addProfile(ServiceReference<PartyProfiles> reference) {
        profiles.references.add(reference);
    }

    void removeProfile(ServiceReference<PartyProfiles> reference) {
        profiles.references.remove(reference);
    }

    @Reference(
            name = "observer",
            service = CallObserver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addObserver(ServiceReference<CallObserver> reference) {
        observers.references.add(reference);
    }

    void removeObserver(ServiceReference<CallObserver> reference) {
        observers.references.remove(reference);
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

    private final class Tracked<S> {
        private final String name;
        private final Set<ServiceReference<S>> references = ConcurrentHashMap.newKeySet();

        Tracked(String name) {
            this.name = name;
        }

        /** The component runtime keeps what it has fetched, so this is a look-up after the first time. */
        List<S> services() {
            return references.stream()
                    .sorted(Comparator.reverseOrder())
                    .map(reference -> context.locateService(name, reference))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
