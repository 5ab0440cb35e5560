package org.strowger.plugins.manage;

import java.util.Optional;
import java.util.Set;
import org.strowger.api.plugin.Plugin.Origin;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginDescriptor.Stopping;
import org.strowger.api.plugin.PluginSignature;
import org.strowger.plugins.store.Installed;

/**
 * One version of a plug-in that could run.
 *
 * @param feature name of its feature
 * @param bundles symbolic names
 * @param packages that its bundles have classes in
 * @param installed empty for the distribution's own
 */
public record Unit(
        PluginDescriptor descriptor,
        String feature,
        String version,
        Set<String> bundles,
        Set<String> packages,
        Optional<Installed> installed) {

    public String id() {
        return descriptor.id();
    }

    /** Name and version, as Karaf wants them. */
    public String featureId() {
        return feature + "/" + version;
    }

    public boolean core() {
        return descriptor.stopping() == Stopping.NEVER;
    }

    public Origin origin() {
        return installed.isPresent() ? Origin.INSTALLED : Origin.DISTRIBUTION;
    }

    public PluginSignature signature() {
        return installed
                .map(i -> new PluginSignature(PluginSignature.Kind.valueOf(i.signature()), i.signer(), i.by(), i.at()))
                .orElse(PluginSignature.DISTRIBUTION);
    }
}
