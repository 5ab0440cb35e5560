package org.strowger.console;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;

/** Services of one kind, known by reference and fetched on use, best first. */
final class Late<T> {
    private final Set<ServiceReference<T>> references = new ConcurrentSkipListSet<>(Collections.reverseOrder());
    private final ComponentContext context;
    private final String name;

    /** @param name of the component's reference */
    Late(ComponentContext context, String name) {
        this.context = context;
        this.name = name;
    }

    void add(ServiceReference<T> reference) {
        references.add(reference);
    }

    void remove(ServiceReference<T> reference) {
        references.remove(reference);
    }

    /** One that goes away in this very moment is left out. */
    List<T> all() {
        return references.stream()
                .map(reference -> context.locateService(name, reference))
                .filter(Objects::nonNull)
                .toList();
    }
}
