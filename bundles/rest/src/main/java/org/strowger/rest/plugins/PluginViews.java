package org.strowger.rest.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginDescriptor.Needs;
import org.strowger.api.plugin.PluginDescriptor.Stopping;
import org.strowger.api.plugin.PluginDescriptor.Support;
import org.strowger.api.plugin.PluginSignature;
import org.strowger.api.plugin.PluginUsage;

/** Plug-ins as this API shows them. */
public final class PluginViews {
    private PluginViews() {}

    /**
     * One in the list.
     *
     * @param core cannot be stopped
     * @param contributions how many things of its are there now
     */
    public record Summary(
            String id,
            Plugin.State state,
            boolean core,
            String version,
            Text name,
            String vendor,
            Support support,
            Plugin.Origin origin,
            PluginSignature signature,
            long contributions,
            Text reason,
            Instant since) {
        static Summary of(Plugin plugin, long contributions) {
            PluginDescriptor descriptor = plugin.descriptor();
            return new Summary(
                    plugin.id(),
                    plugin.state(),
                    descriptor.stopping() == Stopping.NEVER,
                    plugin.version(),
                    descriptor.name(),
                    descriptor.vendor(),
                    descriptor.support(),
                    plugin.origin(),
                    plugin.signature(),
                    contributions,
                    plugin.reason(),
                    plugin.since());
        }
    }

    /**
     * All there is to say of one.
     *
     * @param loss what stopping it loses
     * @param configTypes its settings, at {@code /config/…}
     * @param resources what it uses of the machine
     */
    public record Detail(
            String id,
            Plugin.State state,
            boolean core,
            String version,
            Text name,
            Text description,
            String vendor,
            Support support,
            Plugin.Origin origin,
            PluginSignature signature,
            long contributions,
            Text reason,
            Instant since,
            Stopping stopping,
            Text loss,
            boolean onByDefault,
            List<String> contributes,
            List<String> configTypes,
            Needs needs,
            Map<String, String> api,
            List<Plugin.PluginBundle> bundles,
            PluginUsage resources) {
        static Detail of(Plugin plugin, long contributions, PluginUsage usage) {
            PluginDescriptor descriptor = plugin.descriptor();
            return new Detail(
                    plugin.id(),
                    plugin.state(),
                    descriptor.stopping() == Stopping.NEVER,
                    plugin.version(),
                    descriptor.name(),
                    descriptor.description(),
                    descriptor.vendor(),
                    descriptor.support(),
                    plugin.origin(),
                    plugin.signature(),
                    contributions,
                    plugin.reason(),
                    plugin.since(),
                    descriptor.stopping(),
                    descriptor.loss(),
                    descriptor.onByDefault(),
                    descriptor.contributes(),
                    descriptor.configTypes(),
                    descriptor.needs(),
                    descriptor.api(),
                    plugin.bundles(),
                    usage);
        }
    }
}
