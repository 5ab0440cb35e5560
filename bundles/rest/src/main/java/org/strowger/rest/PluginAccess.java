package org.strowger.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.plugin.PluginManager;
import org.strowger.rest.plugins.PluginParts;
import org.strowger.rest.problem.Refusals;

/** The plug-in manager, while it is there, and everybody who takes contributions. */
@Component(service = PluginParts.class)
public class PluginAccess implements PluginParts {
    private final List<ContributionSource> sources = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile PluginManager pluginManager;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ContributionSource source) {
        sources.add(source);
    }

    void removeSource(ContributionSource source) {
        sources.remove(source);
    }

    @Override
    public PluginManager managerIfThere() {
        return pluginManager;
    }

    @Override
    public PluginManager manager() {
        return Optional.ofNullable(pluginManager)
                .orElseThrow(() -> Refusals.unavailable(Text.of("The plug-in manager", "插件管理器")));
    }

    @Override
    public List<Contribution> contributions() {
        return sources.stream()
                .flatMap(source -> source.contributions().stream())
                .toList();
    }
}
