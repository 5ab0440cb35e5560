package org.strowger.webcommon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.web.StaticFiles;

/** The sites of all bundles. Of two at one path the first stands. */
@Component(service = {SiteBoard.class, ContributionSource.class})
public class SiteBoard implements ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(SiteBoard.class);
    private static final Text LABEL = Text.of("Files for browsers", "浏览器文件");
    /** What is the system's own. */
    private static final Set<String> RESERVED = Set.of("api", "health", "ws");

    private record Taken(Site site, long bundleId) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void add(StaticFiles files, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        Site site = new Site(files.path(), files);
        fault(site.path())
                .ifPresentOrElse(
                        fault -> LOG.error("the files of bundle {} are refused: {}", bundle, fault),
                        () -> taken.add(new Taken(site, bundle)));
    }

    void remove(StaticFiles files) {
        taken.removeIf(t -> t.site().files() == files);
    }

    private Optional<String> fault(String path) {
        if (!Names.isPath(path) || RESERVED.contains(path.split("/")[1])) {
            return Optional.of("the path must be one to three lower case words, and not the system's own: " + path);
        }
        boolean clash = taken.stream().map(Taken::site).anyMatch(s -> s.covers(path) || path.equals(s.path()));
        return clash ? Optional.of("the path " + path + " is taken") : Optional.empty();
    }

    /** The site that a path lies in; the longest one. */
    Optional<Site> find(String path) {
        Site best = null;
        for (Taken t : taken) {
            Site site = t.site();
            if (site.covers(path)
                    && (best == null || site.path().length() > best.path().length())) {
                best = site;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Where to send somebody who names no path. */
    Optional<Site> start() {
        return taken.stream()
                .map(Taken::site)
                .filter(s -> s.files().application())
                .findFirst();
    }

    @Override
    public List<Contribution> contributions() {
        return taken.stream()
                .map(t -> new Contribution("static-files", t.site().path(), LABEL, "", t.bundleId(), true))
                .toList();
    }
}
