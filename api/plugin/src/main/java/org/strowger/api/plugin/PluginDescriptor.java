package org.strowger.api.plugin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * What a plug-in says of itself, in {@code STROWGER-INF/plugin.properties} (UTF-8) of its main bundle.
 *
 * @param id stable, lower case with hyphens, such as {@code call-parking}
 * @param contributes kinds of what it adds, such as {@code feature-code}, or kind and id: {@code feature-code:park}
 * @param configTypes names of its types of configuration
 * @param needs what must be there before it starts
 * @param onByDefault whether it runs on a new installation
 * @param loss what stopping it loses; empty texts unless {@link Stopping#LOSSY}
 * @param api packages of {@code org.strowger.api} that its bundles import, with their version ranges
 */
public record PluginDescriptor(
        String id,
        Text name,
        Text description,
        String vendor,
        Support support,
        List<String> contributes,
        List<String> configTypes,
        Needs needs,
        boolean onByDefault,
        Stopping stopping,
        Text loss,
        Map<String, String> api) {
    public PluginDescriptor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(support, "support");
        contributes = List.copyOf(contributes);
        configTypes = List.copyOf(configTypes);
        Objects.requireNonNull(needs, "needs");
        Objects.requireNonNull(stopping, "stopping");
        Objects.requireNonNull(loss, "loss");
        api = Map.copyOf(api);
    }

    /** Who helps when it does not work. */
    public enum Support {
        /** Its vendor, in production. */
        SUPPORTED,
        /** Whoever feels like it. */
        COMMUNITY,
        /** Nobody yet: it is being tried. */
        PREVIEW
    }

    /** What stopping it means. */
    public enum Stopping {
        /** Nothing that goes on notices, but what is inside it, which is drained. */
        FREE,
        /** Something is lost; {@link PluginDescriptor#loss} says what. */
        LOSSY,
        /** Nothing works without it: it cannot be stopped. */
        NEVER
    }

    /**
     * @param plugins ids of plug-ins that must be installed
     * @param daemons programs that must be on this machine
     * @param ports that must be free, such as {@code tcp/5038}
     */
    public record Needs(List<String> plugins, List<String> daemons, List<String> ports) {
        public static final Needs NOTHING = new Needs(List.of(), List.of(), List.of());

        public Needs {
            plugins = List.copyOf(plugins);
            daemons = List.copyOf(daemons);
            ports = List.copyOf(ports);
        }
    }
}
