package org.strowger.plugins.manage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.Plugin.PluginBundle;
import org.strowger.api.plugin.Plugin.State;
import org.strowger.plugins.framework.Components;
import org.strowger.plugins.framework.Framework;

/** How plug-ins are, from what the framework, its components and the manager know. */
final class Statuses {
    private static final Text NOTHING = new Text("", "");

    private final Framework framework;
    private final Components components;
    private final Moods moods;

    Statuses(Framework framework, Components components, Moods moods) {
        this.framework = framework;
        this.components = components;
        this.moods = moods;
    }

    private record Status(State state, Text reason) {}

    /** @param installed features by name, with their version */
    Plugin of(Unit unit, Map<String, String> installed) {
        boolean there = installed.containsKey(unit.feature());
        List<Bundle> bundles = there ? framework.named(unit.bundles()) : List.of();
        Status status = moods.get(unit.id())
                .filter(mood -> mood.state() != null)
                .map(mood -> new Status(mood.state(), mood.reason()))
                .orElseGet(() -> there ? running(bundles) : new Status(State.STOPPED, NOTHING));
        return new Plugin(
                unit.descriptor(),
                there ? installed.get(unit.feature()) : unit.version(),
                status.state(),
                status.reason(),
                unit.origin(),
                unit.signature(),
                moods.since(unit.id()),
                bundles.stream().map(Statuses::view).toList());
    }

    private Status running(List<Bundle> bundles) {
        Optional<Text> fault = fault(bundles);
        if (fault.isPresent()) {
            return new Status(State.WAITING, fault.get());
        }
        Set<String> missing = components.missing(bundles);
        return missing.isEmpty()
                ? new Status(State.RUNNING, NOTHING)
                : new Status(State.WAITING, Text.of("Waits for {0}", "等待 {0}", String.join(", ", missing)));
    }

    /** What did not come up. */
    Optional<Text> fault(List<Bundle> bundles) {
        return bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE
                        && bundle.getState() != Bundle.STARTING
                        && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .findFirst()
                .map(bundle -> Text.of("{0} is {1}", "{0} 处于 {1} 状态", bundle.getSymbolicName(), state(bundle)))
                .or(() -> components.failed(bundles));
    }

    private static PluginBundle view(Bundle bundle) {
        return new PluginBundle(
                bundle.getBundleId(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                state(bundle));
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "active";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.INSTALLED -> "installed";
            default -> "uninstalled";
        };
    }
}
