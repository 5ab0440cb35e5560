package org.strowger.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.event.EventTypes;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/** Which events there are, as their bundles come and go. Of two types with one name the first counts. */
@Component(service = {EventTypes.class, ContributionSource.class})
public class EventCatalog implements EventTypes, ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(EventCatalog.class);

    private record Declared(EventDeclaration declaration, List<EventType> types, long bundleId) {}

    private final List<Declared> declared = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(EventDeclaration declaration, Map<String, Object> properties) {
        try {
            long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
            declared.add(new Declared(declaration, List.copyOf(declaration.types()), bundle));
        } catch (RuntimeException e) {
            // Whoever brought it must not keep the others out.
            LOG.error(
                    "the events of {} are not known: {}", declaration.getClass().getName(), e.toString());
        }
    }

    void remove(EventDeclaration declaration) {
        declared.removeIf(d -> d.declaration() == declaration);
    }

    @Override
    public List<EventType> all() {
        Map<String, EventType> types = new TreeMap<>();
        declared.forEach(d -> d.types().forEach(t -> types.putIfAbsent(t.name(), t)));
        return List.copyOf(types.values());
    }

    @Override
    public List<Contribution> contributions() {
        List<Contribution> out = new ArrayList<>();
        for (Declared each : declared) {
            each.types()
                    .forEach(t -> out.add(new Contribution("event", t.name(), t.label(), "", each.bundleId(), true)));
        }
        return out;
    }
}
