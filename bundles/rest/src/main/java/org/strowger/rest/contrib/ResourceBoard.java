package org.strowger.rest.contrib;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.ws.rs.Path;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;

/**
 * Resources that other bundles add to the application. The whiteboard of JAX-RS serves them; here they are only known, so that
 * the description of the API and the list of contributions have them.
 */
@Component(service = {ResourceBoard.class, ContributionSource.class})
public class ResourceBoard implements ContributionSource {
    private static final String SELECT = "osgi.jaxrs.application.select";

    private final List<ComponentServiceObjects<Object>> taken = new CopyOnWriteArrayList<>();
    /** Found out when somebody asks: while it appears, a resource is left alone. */
    private final Map<ServiceReference<Object>, Class<?>> types = new ConcurrentHashMap<>();

    @Reference(
            service = AnyService.class,
            target = "(&(osgi.jaxrs.resource=true)(" + SELECT + "=*osgi.jaxrs.name=strowger*))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void add(ComponentServiceObjects<Object> resource) {
        taken.add(resource);
    }

    void remove(ComponentServiceObjects<Object> resource) {
        taken.removeIf(t -> t.getServiceReference().equals(resource.getServiceReference()));
        types.remove(resource.getServiceReference());
    }

    Set<Class<?>> classes() {
        return taken.stream().flatMap(t -> type(t).stream()).collect(Collectors.toSet());
    }

    private Optional<Class<?>> type(ComponentServiceObjects<Object> resource) {
        Class<?> known = types.get(resource.getServiceReference());
        if (known == null) {
            Object sample = resource.getService();
            if (sample == null) {
                return Optional.empty();
            }
            known = sample.getClass();
            resource.ungetService(sample);
            types.put(resource.getServiceReference(), known);
            if (!taken.contains(resource)) {
                types.remove(resource.getServiceReference());
            }
        }
        return Optional.<Class<?>>of(known).filter(t -> t.isAnnotationPresent(Path.class));
    }

    @Override
    public List<Contribution> contributions() {
        return taken.stream()
                .flatMap(t -> type(t).map(c -> contribution(t, c)).stream())
                .toList();
    }

    private static Contribution contribution(ComponentServiceObjects<Object> resource, Class<?> type) {
        long bundle = (Long) resource.getServiceReference().getProperty(Constants.SERVICE_BUNDLEID);
        String path = "/" + type.getAnnotation(Path.class).value().replaceAll("^/", "");
        Text label = Text.of("REST resource", "REST 资源");
        return new Contribution("rest-resource", path, label, type.getSimpleName(), bundle, true);
    }
}
