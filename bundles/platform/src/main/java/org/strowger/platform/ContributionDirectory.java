package org.strowger.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.plugin.Contributions;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.api.plugin.PluginManager;

/** Asks everybody who takes contributions. Nothing is kept: what a bundle contributed goes with it. */
@Component
public class ContributionDirectory implements Contributions {
    private static final Logger LOG = LoggerFactory.getLogger(ContributionDirectory.class);
    private static final Comparator<OwnedContribution> ORDER = Comparator.comparing(
                    (OwnedContribution c) -> c.contribution().kind())
            .thenComparing(c -> c.contribution().id());

    private final List<ContributionSource> sources = new CopyOnWriteArrayList<>();
    private final BundleContext context;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile PluginManager plugins;

    @Activate
    public ContributionDirectory(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ContributionSource source) {
        sources.add(source);
    }

    void removeSource(ContributionSource source) {
        sources.remove(source);
    }

    @Override
    public List<OwnedContribution> all() {
        return sources.stream()
                .flatMap(ContributionDirectory::ask)
                .map(this::owned)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<Contribution> ask(ContributionSource source) {
        try {
            return source.contributions().stream();
        } catch (RuntimeException e) {
            LOG.warn("{} does not tell what it has taken: {}", source.getClass().getName(), e.toString());
            return Stream.empty();
        }
    }

    private OwnedContribution owned(Contribution contribution) {
        Bundle bundle = context.getBundle(contribution.bundleId());
        PluginManager manager = plugins;
        Optional<String> plugin = manager == null ? Optional.empty() : manager.ownerOf(contribution.bundleId());
        return new OwnedContribution(contribution, bundle == null ? "" : bundle.getSymbolicName(), plugin.orElse(""));
    }
}
