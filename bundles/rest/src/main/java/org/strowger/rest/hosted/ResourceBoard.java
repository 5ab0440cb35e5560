package org.strowger.rest.hosted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.ServletContext;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.rest.RestApplication;

/**
 * Resources that other bundles add to the API, by the properties of the JAX-RS whiteboard. They are served here and not by
 * that whiteboard, which makes the whole application anew, and answers 404 meanwhile, whenever a resource comes or goes.
 */
@Component(service = {ResourceBoard.class, ContributionSource.class})
public class ResourceBoard implements ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceBoard.class);

    private final List<Offer> offers = new ArrayList<>();
    private final Set<Offer> refused = new HashSet<>();
    private RestApplication application;
    private ServletContext context;
    private volatile Served served = Served.NOTHING;

    @Reference(
            service = AnyService.class,
            target = "(&(osgi.jaxrs.resource=true)(osgi.jaxrs.application.select=*osgi.jaxrs.name=strowger\\)*))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            scope = ReferenceScope.PROTOTYPE)
    void add(ComponentServiceObjects<Object> service) {
        // Outside of the lock: this runs the constructor of somebody else.
        Offer.open(service).ifPresent(offer -> change(() -> offers.add(offer)));
    }

    void remove(ComponentServiceObjects<Object> service) {
        List<Offer> gone = new ArrayList<>();
        change(() -> {
            offers.stream().filter(offer -> offer.isOf(service)).forEach(gone::add);
            offers.removeAll(gone);
            refused.removeAll(gone);
        });
        gone.forEach(Offer::close);
    }

    /** From now on, beside that application and in its servlet context. */
    void serve(RestApplication beside, ServletContext in) {
        change(() -> {
            application = beside;
            context = in;
        });
    }

    /** No longer beside that application; somebody else may already have come in its place. */
    void rest(RestApplication beside) {
        change(() -> application = application == beside ? null : application);
    }

    private void change(Runnable what) {
        List<ResourceServer> retired;
        synchronized (this) {
            Served before = served;
            what.run();
            served = application == null ? Served.NOTHING : before.next(accepted(), application, context);
            retired = before.serversNotIn(served);
        }
        retired.forEach(ResourceServer::close);
    }

    /** Of two with one place the first stands, unless they are of one bundle. */
    private List<Offer> accepted() {
        List<Offer> accepted = new ArrayList<>();
        for (Offer offer : offers) {
            Optional<String> fault = fault(offer, accepted);
            fault.ifPresentOrElse(
                    why -> {
                        if (refused.add(offer)) {
                            LOG.error("resource {} of bundle {} is refused: {}", offer.name(), offer.bundle(), why);
                        }
                    },
                    () -> {
                        accepted.add(offer);
                        refused.remove(offer);
                    });
        }
        return accepted;
    }

    private Optional<String> fault(Offer offer, List<Offer> others) {
        return offer.place().fault(application.resourceClasses()).or(() -> others.stream()
                .filter(o -> o.place().equals(offer.place()) && o.bundle() != offer.bundle())
                .findFirst()
                .map(o -> offer.place() + " belongs to bundle " + o.bundle()));
    }

    Optional<ResourceServer> find(String path) {
        return served.find(Place.ofPath(path));
    }

    /** Classes of what is served now. */
    public Set<Class<?>> classes() {
        return served.offers().map(Offer::type).collect(Collectors.toSet());
    }

    @Override
    public List<Contribution> contributions() {
        Text label = Text.of("REST resource", "REST 资源");
        return served.offers()
                .map(o -> new Contribution("rest-resource", o.path(), label, o.name(), o.bundle(), true))
                .toList();
    }
}
