package org.strowger.rest.contrib;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The pages of other bundles. Of two with one id, or one route, the first stands. */
@Component(service = {PageBoard.class, ContributionSource.class})
public class PageBoard implements ContributionSource {
    private static final Logger LOG = LoggerFactory.getLogger(PageBoard.class);

    private record Taken(PageContribution contribution, Page page, long bundleId) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void add(PageContribution contribution, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        try {
            for (Page page : contribution.pages()) {
                PageRules.fault(page, all())
                        .ifPresentOrElse(
                                fault -> LOG.error("page {} of bundle {} is refused: {}", page.id(), bundle, fault),
                                () -> taken.add(new Taken(contribution, page, bundle)));
            }
        } catch (RuntimeException e) {
            // Whoever brought it must not keep the others out.
            LOG.error("the pages of {} are refused: {}", contribution.getClass().getName(), e.toString());
        }
    }

    void remove(PageContribution contribution) {
        taken.removeIf(t -> t.contribution() == contribution);
    }

    List<Page> all() {
        return taken.stream().map(Taken::page).toList();
    }

    @Override
    public List<Contribution> contributions() {
        List<Contribution> out = new ArrayList<>();
        for (Taken t : taken) {
            Page page = t.page();
            out.add(new Contribution("page", page.id(), page.label(), page.route(), t.bundleId(), true));
        }
        return out;
    }
}
