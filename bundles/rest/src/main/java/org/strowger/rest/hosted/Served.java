package org.strowger.rest.hosted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.rest.RestApplication;

/** Who serves what at one moment: a server for each bundle. */
final class Served {
    static final Served NOTHING = new Served(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Served.class);

    private record Hosted(List<Offer> offers, ResourceServer server) {}

    private final List<Hosted> hosted;

    private Served(List<Hosted> hosted) {
        this.hosted = hosted;
    }

    /** With other offers; bundles whose offers are the same keep their server. */
    Served next(List<Offer> offers, RestApplication application, ServletContext context) {
        Map<Long, List<Offer>> byBundle =
                offers.stream().collect(Collectors.groupingBy(Offer::bundle, LinkedHashMap::new, Collectors.toList()));
        List<Hosted> next = new ArrayList<>();
        for (List<Offer> ofOne : byBundle.values()) {
            hosted.stream()
                    .filter(h -> h.offers().equals(ofOne))
                    .findFirst()
                    .or(() -> host(ofOne, application, context))
                    .ifPresent(next::add);
        }
        return new Served(List.copyOf(next));
    }

    /** Whoever brought what cannot be served must not keep the others out. */
    private static Optional<Hosted> host(List<Offer> offers, RestApplication application, ServletContext context) {
        try {
            return Optional.of(new Hosted(offers, new ResourceServer(offers, application.newProviders(), context)));
        } catch (ServletException | RuntimeException e) {
            LOG.error(
                    "the resources of bundle {} are refused: {}",
                    offers.get(0).bundle(),
                    innermost(e).toString());
            LOG.debug("Details", e);
            return Optional.empty();
        }
    }

    /** What the library says is around the cause, and empty. */
    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }

    List<ResourceServer> serversNotIn(Served other) {
        return hosted.stream()
                .map(Hosted::server)
                .filter(server -> other.hosted.stream().noneMatch(h -> h.server() == server))
                .toList();
    }

    Optional<ResourceServer> find(Place path) {
        record Match(Place place, ResourceServer server) {}
        return hosted.stream()
                .flatMap(h -> h.offers().stream().map(o -> new Match(o.place(), h.server())))
                .filter(match -> match.place().contains(path))
                .max(Comparator.comparingInt(match -> match.place().parts().size()))
                .map(Match::server);
    }

    Stream<Offer> offers() {
        return hosted.stream().flatMap(h -> h.offers().stream());
    }
}
