package org.strowger.boards;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.plugin.PluginManager;

/** Drivers as Karaf features named {@code board-…}. */
@Component(service = Drivers.class)
public final class KarafDrivers implements Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(KarafDrivers.class);
    private static final String PREFIX = "board-";

    private final FeaturesService features;
    private final PluginManager plugins;

    /** @param booted not used, but before it the system still installs itself */
    @Activate
    public KarafDrivers(
            @Reference FeaturesService features, @Reference PluginManager plugins, @Reference BootFinished booted) {
        this.features = features;
        this.plugins = plugins;
    }

    @Override
    public List<String> installed() {
        try {
            return Stream.of(features.listInstalledFeatures())
                    .map(Feature::getName)
                    .filter(name -> name.startsWith(PREFIX))
                    .sorted()
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Not while plug-ins come or go: two who install features at once undo each other's work. */
    @Override
    public void install(List<String> wanted) throws DriversException {
        Set<String> obsolete = new TreeSet<>(installed());
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(obsolete);
        obsolete.removeAll(wanted);
        if (missing.isEmpty() && obsolete.isEmpty()) {
            return;
        }
        try {
            plugins.exclusively("boards", () -> change(obsolete, missing));
        } catch (Exception e) {
            throw new DriversException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Nothing else is touched: drivers are wired to nobody but the API, so nobody needs to be refreshed. */
    private void change(Set<String> obsolete, Set<String> missing) throws Exception {
        EnumSet<FeaturesService.Option> options = EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles);
        if (!obsolete.isEmpty()) {
            LOG.info("removing {}", obsolete);
            features.uninstallFeatures(obsolete, options);
        }
        if (!missing.isEmpty()) {
            LOG.info("installing {}", missing);
            features.installFeatures(missing, options);
        }
    }
}
