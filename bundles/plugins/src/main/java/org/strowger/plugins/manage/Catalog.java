package org.strowger.plugins.manage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.archive.ArchiveReader;
import org.strowger.plugins.archive.BundleReader;
import org.strowger.plugins.archive.PluginArchive.BundleFile;
import org.strowger.plugins.descriptor.DescriptorReader;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.store.Installed;

/** All plug-ins there are, those of the distribution and those that were installed. Of two versions of one the newer counts. */
final class Catalog {
    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

    private final ArchiveStore store;
    private volatile Map<String, Unit> shipped = Map.of();
    private volatile Map<String, Unit> units = Map.of();

    Catalog(ArchiveStore store) {
        this.store = store;
    }

    void shipped(List<Unit> found) {
        Map<String, Unit> byId = new TreeMap<>();
        found.forEach(unit -> byId.put(unit.id(), unit));
        shipped = byId;
    }

    /** Those that cannot be read any more are left out, and said. */
    void installed(List<Installed> plugins) {
        Map<String, Unit> all = new TreeMap<>(shipped);
        for (Installed plugin : plugins) {
            try {
                all.merge(plugin.id(), read(plugin), Catalog::newer);
            } catch (IOException | ProblemException e) {
                LOG.error("Plug-in {} {} cannot be read: {}", plugin.id(), plugin.version(), e.getMessage());
            }
        }
        units = all;
    }

    private static Unit newer(Unit a, Unit b) {
        return Version.parseVersion(b.version()).compareTo(Version.parseVersion(a.version())) > 0 ? b : a;
    }

    private Unit read(Installed plugin) throws IOException {
        Path directory = store.directory(plugin.sha256());
        List<BundleFile> bundles = new ArrayList<>();
        byte[] descriptor = new byte[0];
        for (Installed.StoredBundle stored : plugin.bundles()) {
            Path jar = directory.resolve(stored.file());
            bundles.add(new BundleFile(stored.file(), stored.startLevel(), BundleReader.facts(jar)));
            descriptor = BundleReader.descriptor(jar).orElse(descriptor);
        }
        return new Unit(
                DescriptorReader.read(descriptor, ArchiveReader.api(bundles)),
                plugin.feature(),
                plugin.version(),
                ShippedUnits.names(bundles),
                ShippedUnits.packages(bundles),
                Optional.of(plugin));
    }

    Collection<Unit> all() {
        return units.values();
    }

    Optional<Unit> find(String id) {
        return Optional.ofNullable(units.get(id));
    }

    Unit get(String id) {
        return find(id).orElseThrow(() -> Refusals.unknown(id));
    }

    /** The distribution's version, also when another one stands in its place. */
    Optional<Unit> shipped(String id) {
        return Optional.ofNullable(shipped.get(id));
    }

    /** Whose a bundle is. */
    Optional<Unit> ownerOf(String bundle) {
        return units.values().stream()
                .filter(unit -> unit.bundles().contains(bundle))
                .findFirst();
    }

    Optional<Unit> ofFeature(String feature) {
        return units.values().stream()
                .filter(unit -> unit.feature().equals(feature))
                .findFirst();
    }
}
