package org.strowger.plugins.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the administrator wants, kept over restarts, moves and updates of the distribution.
 *
 * @param chosen whether a plug-in is to run, where somebody has said so; else its descriptor says
 * @param installed from archives
 */
public record PluginState(Map<String, Boolean> chosen, List<Installed> installed) {
    public static final PluginState EMPTY = new PluginState(Map.of(), List.of());

    public PluginState {
        chosen = chosen == null ? Map.of() : Map.copyOf(chosen);
        installed = installed == null ? List.of() : List.copyOf(installed);
    }

    public Optional<Installed> installed(String id) {
        return installed.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    public PluginState choosing(String id, boolean runs) {
        Map<String, Boolean> changed = new TreeMap<>(chosen);
        changed.put(id, runs);
        return new PluginState(changed, installed);
    }

    public PluginState with(Installed plugin) {
        return new PluginState(
                chosen,
                Stream.concat(installed.stream().filter(other -> !other.id().equals(plugin.id())), Stream.of(plugin))
                        .toList());
    }

    public PluginState without(String id) {
        Map<String, Boolean> rest = new TreeMap<>(chosen);
        rest.remove(id);
        return new PluginState(
                rest, installed.stream().filter(other -> !other.id().equals(id)).toList());
    }
}
