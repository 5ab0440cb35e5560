package org.strowger.plugins.framework;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.apache.karaf.features.Repository;

/**
 * Karaf's features. Nothing is ever refreshed but the bundles that go or change: what would be refreshed besides is refused
 * before.
 */
public class Features {
    private static final String OURS = "strowger-";

    private final FeaturesService service;

    public Features(FeaturesService service) {
        this.service = service;
    }

    /**
     * A feature of the distribution.
     *
     * @param bundles their locations
     */
    public record Shipped(String name, String version, List<String> bundles) {}

    public List<Shipped> shipped() throws Exception {
        List<Shipped> shipped = new ArrayList<>();
        for (Repository repository : service.listRepositories()) {
            if (repository.getName() != null && repository.getName().startsWith(OURS)) {
                for (Feature feature : repository.getFeatures()) {
                    List<String> bundles = feature.getBundles().stream()
                            .map(BundleInfo::getLocation)
                            .toList();
                    shipped.add(new Shipped(feature.getName(), feature.getVersion(), bundles));
                }
            }
        }
        return shipped;
    }

    /** Installed features by name, with their version. */
    public Map<String, String> installed() throws Exception {
        Map<String, String> installed = new HashMap<>();
        for (Feature feature : service.listInstalledFeatures()) {
            installed.put(feature.getName(), feature.getVersion());
        }
        return installed;
    }

    public void addRepository(URI address) throws Exception {
        if (service.getRepository(address) == null) {
            service.addRepository(address);
        }
    }

    public void removeRepository(URI address) throws Exception {
        service.removeRepository(address, false);
    }

    /** Repositories whose address begins like this. */
    public List<URI> repositories(String beginning) throws Exception {
        List<URI> found = new ArrayList<>();
        for (Repository repository : service.listRepositories()) {
            if (repository.getURI().toString().startsWith(beginning)) {
                found.add(repository.getURI());
            }
        }
        return found;
    }

    /** Fails when it cannot be resolved; changes nothing. */
    public void rehearse(String id) throws Exception {
        service.installFeature(id, options(Option.Simulate, Option.Upgrade));
    }

    /** Installs features, each in the place of other versions of itself. */
    public void install(Set<String> ids) throws Exception {
        service.installFeatures(ids, options(Option.Upgrade));
    }

    public void uninstall(Set<String> ids) throws Exception {
        service.uninstallFeatures(ids, options());
    }

    private static EnumSet<Option> options(Option... more) {
        EnumSet<Option> options = EnumSet.of(Option.NoAutoRefreshManagedBundles, Option.NoAutoRefreshUnmanagedBundles);
        options.addAll(List.of(more));
        return options;
    }
}
