package org.strowger.plugins.framework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;

/** The OSGi framework as the manager sees it. */
public final class Framework implements Platform {
    private static final int DISTURBED =
            BundleEvent.STOPPED | BundleEvent.UNRESOLVED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED;

    private final BundleContext context;

    public Framework(BundleContext context) {
        this.context = context;
    }

    /** Work that may fail in any way. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    public String property(String name) {
        return context.getProperty(name);
    }

    /** Features that Karaf has installed along with the platform, at the first start of a home. */
    public Set<String> firstFeatures() {
        String list = property("strowger.first.features");
        return list == null ? Set.of() : Set.of(list.split(","));
    }

    public Optional<Bundle> bundle(long id) {
        return Optional.ofNullable(context.getBundle(id));
    }

    /** Bundles with these symbolic names. */
    public List<Bundle> named(Set<String> names) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> names.contains(bundle.getSymbolicName()))
                .toList();
    }

    private Stream<Bundle> others(Set<String> own) {
        return Arrays.stream(context.getBundles()).filter(bundle -> !own.contains(name(bundle)));
    }

    /** Adds the names of bundles other than these that were stopped, refreshed or removed meanwhile. */
    public void watching(Set<String> own, Set<String> disturbed, Work work) throws Exception {
        Set<String> seen = new ConcurrentSkipListSet<>();
        SynchronousBundleListener listener = event -> {
            if ((event.getType() & DISTURBED) != 0 && !own.contains(name(event.getBundle()))) {
                seen.add(name(event.getBundle()));
            }
        };
        context.addBundleListener(listener);
        try {
            work.run();
        } finally {
            context.removeBundleListener(listener);
            disturbed.addAll(seen);
        }
    }

    @Override
    public Map<String, List<Version>> exports(Set<String> own) {
        Map<String, List<Version>> exports = new HashMap<>();
        others(own)
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(Capability::getAttributes)
                .forEach(attributes -> exports.computeIfAbsent(
                                (String) attributes.get(PackageNamespace.PACKAGE_NAMESPACE), name -> new ArrayList<>())
                        .add((Version) attributes.getOrDefault("version", Version.emptyVersion)));
        return exports;
    }

    @Override
    public Set<String> bundles(Set<String> own) {
        Set<String> names = new TreeSet<>();
        others(own).map(Framework::name).forEach(names::add);
        return names;
    }

    @Override
    public Set<String> wiredTo(Set<String> own) {
        Set<String> dependents = new TreeSet<>();
        for (Bundle bundle : named(own)) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null) {
                wiring.getProvidedWires(null)
                        .forEach(wire -> dependents.add(name(wire.getRequirer().getBundle())));
            }
        }
        dependents.removeAll(own);
        return dependents;
    }

    @Override
    public Set<String> wanting(String exported, Version version, Set<String> own) {
        Set<String> wanting = new TreeSet<>();
        Map<String, Object> offered = Map.of(
                PackageNamespace.PACKAGE_NAMESPACE, exported, PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, version);
        others(own).forEach(bundle -> {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null
                    && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                            .anyMatch(requirement -> takes(requirement, offered))) {
                wanting.add(name(bundle));
            }
        });
        return wanting;
    }

    private static boolean takes(BundleRequirement requirement, Map<String, Object> offered) {
        String filter = requirement.getDirectives().get("filter");
        try {
            return filter != null && FrameworkUtil.createFilter(filter).matches(offered);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private static String name(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return name == null ? bundle.getLocation() : name;
    }
}
